"""The loss page: steps that can be undone, the bug, and what reaches the browser."""

import base64
import json
import math
from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core
from softmax_viz.live import loss
from softmax_viz.scenario import DEFAULT, History, Scenario
from softmax_viz.scenario.training import Truth
from softmax_viz.text import LANGS, Lang, fixed
from tests.app import open_app, without_terms

open_loss = partial(open_app, "loss")


def history(at: AppTest) -> History:
    kept: History = at.session_state["history"]
    return kept


def test_one_step_moves_the_logits_against_the_gradient() -> None:
    at = open_loss(z="2,1,0.5", y="2", lr="1/2")
    at.button(key="step").click().run()
    slopes = core.cross_entropy_gradient([2, 1, 0.5], 1)
    expected = [z - 0.5 * g for z, g in zip([2, 1, 0.5], slopes, strict=True)]
    assert history(at).present.logits == pytest.approx(expected, rel=1e-15)


def test_every_step_of_training_can_be_undone() -> None:
    at = open_loss(z="2,1,0.5", y="3")
    at.button(key="train").click().run()
    assert len(history(at).past) == 20
    losses = [core.cross_entropy(s.logits, 2) for s in history(at).past]
    assert losses == sorted(losses, reverse=True)
    assert history(at).undo().present == history(at).past[-1]
    assert history(at).past[0].logits == (2, 1, 0.5)


def test_softmax_twice_sticks_however_long_it_trains() -> None:
    at = open_loss(z="8,0,0", y="1", twice="true", lr="5")
    at.button(key="train").click().run()
    stuck = core.double_softmax_loss(history(at).present.logits, 0)
    assert stuck > core.lowest_loss(3, twice=True) == pytest.approx(0.551, abs=1e-3)
    assert core.cross_entropy(history(at).present.logits, 0) < 0.001
    assert any("0.551" in caption.value for caption in at.caption)


@pytest.mark.parametrize("lang", LANGS)
def test_a_true_class_that_does_not_exist_is_the_last_and_the_page_says_so(
    lang: Lang,
) -> None:
    at = open_loss(z="2,1,0.5", y="7", lang=lang)
    assert not at.exception
    assert any("3" in c.value and "`" in c.value for c in at.caption)


@pytest.mark.parametrize("t", ["0", "inf", "1e-320"])
def test_at_the_limits_there_is_no_step_to_take(t: str) -> None:
    at = open_loss(z="2,1,0.5", y="2", t=t)
    assert at.button(key="step").disabled
    assert at.button(key="train").disabled
    assert any("there is no slope" in caption.value for caption in at.caption)


SCENARIOS = [
    DEFAULT.scenario("en"),
    Scenario(("a", "b"), (1e308, -1e308), 0.001),
    Scenario(("a", "b"), (1.0, 0.0), 0.0),
    Scenario(("a", "b"), (1.0, 0.0), math.inf),
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
@pytest.mark.parametrize("truth", [Truth(1), Truth(0, 0.2), Truth(1, twice=True)])
def test_the_payload_holds_the_numbers_of_the_core(
    scenario: Scenario, truth: Truth
) -> None:
    data = loss.payload(scenario, truth, truth.course((scenario,) * 2), "es")
    json.dumps(data, allow_nan=False)
    exact = data["exact"]
    assert float(exact["loss"]) == truth.loss(scenario)
    assert [float(x) for x in exact["gradient"]] == truth.gradient(scenario)
    p = core.softmax(scenario.logits, scenario.temperature)[truth.index]
    with np.errstate(over="ignore"):
        expected = np.array([p, float(exact["loss"])], "<f4")
    trail = np.frombuffer(base64.b64decode(data["trail"]), "<f4")
    np.testing.assert_array_equal(trail, expected)


@pytest.mark.parametrize("lang", LANGS)
def test_the_price_of_a_sure_mistake_and_of_a_bit_are_right(lang: Lang) -> None:
    at = open_loss(lang=lang)
    said = without_terms(next(c.value for c in at.caption if "one-hot" in c.value))
    price = core.cross_entropy([math.log(99), 0], 1)  # 99 % on the other
    assert f" {fixed(price, lang, 1)} nats" in said
    bits = float(core.entropy([0.5, 0.5], 2) / core.entropy([0.5, 0.5]))
    assert f"1 nat = {fixed(bits, lang)} bits" in said
