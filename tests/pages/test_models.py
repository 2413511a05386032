"""The page of the real models: every example, its button, its numbers."""

import base64
import json
import math
from functools import partial
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core, figures
from softmax_viz.data import examples as real
from softmax_viz.live import models
from softmax_viz.live.wire import checked
from softmax_viz.text import LANGS, Lang, percent
from tests.app import open_app, without_terms

open_models = partial(open_app, "models")


def present(at: AppTest) -> Any:
    return at.session_state["history"].present


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "query",
    [
        {"photo": "astronaut"},
        {"real": "text", "text": "cat", "t": "0"},
        {"real": "text", "text": "madrid", "t": "inf"},
        {"real": "digit", "digit": "11", "t": "1e-320"},
        {"real": "text", "t": "1e308"},
        {"real": "nothing", "photo": "../../etc/passwd", "bars": "7"},
    ],
    ids=str,
)
def test_every_kind_of_model_opens(lang: Lang, query: dict[str, str]) -> None:
    at = open_models(lang=lang, **query)
    assert not at.exception
    assert not at.error


def test_the_link_carries_the_choice_in_no_language() -> None:
    at = open_models(real="text", text="hot", lang="es")
    assert at.segmented_control(key="real_choice").value == "text"
    assert at.pills(key="text_choice").value == "hot"
    at.segmented_control(key="lang").set_value("en").run()
    assert at.pills(key="text_choice").value == "hot"
    at.pills(key="text_choice").set_value("paris").run()
    assert "text" not in at.query_params  # the default stays out of the link
    at.pills(key="text_choice").set_value("story").run()
    assert at.query_params["text"] in ("story", ["story"])


@pytest.mark.parametrize("t", ["0.05", "0.7", "1", "20"])
@pytest.mark.parametrize(
    ("query", "classes"),
    [
        ({"photo": "astronaut"}, 11),
        ({"real": "text", "text": "cat"}, 11),
        ({"real": "digit"}, 10),
    ],
    ids=str,
)
def test_on_the_stage_every_probability_is_as_it_was(
    query: dict[str, str], classes: int, t: str
) -> None:
    at = open_models(t=t, **query)
    kind = query.get("real", "photo")
    examples = {"photo": real.photos, "text": real.prompts, "digit": real.digits}[kind]
    example = examples()[query.get(kind, "0")]
    now = core.largest_and_rest(example.logits, real.SHOWN, float(t))
    at.button(key="send").click().run()
    assert not at.exception
    scenario = present(at)
    assert scenario.size == classes
    assert scenario.temperature == float(t)
    p = core.softmax(scenario.logits, scenario.temperature)
    expected = [*now.probabilities, now.rest][:classes]
    # A logit that is off by d moves a probability by d / (2 T) at most.
    off = 5e-5 / (2 * float(t))
    np.testing.assert_allclose(p, expected, rtol=0, atol=off)
    assert all(round(z, 4) == z for z in scenario.logits)
    assert at.success[0].value.endswith("(#stage)")
    assert at.session_state["history"].undo().present.size == 3


def test_no_finite_logit_stands_for_so_many_at_infinity() -> None:
    at = open_models(t="inf")
    assert not [b for b in at.button if b.key == "send"]
    assert any("finite logit" in without_terms(text.value) for text in at.caption)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "t",
    [
        1.0,
        *(
            pytest.param(t, marks=pytest.mark.thorough)
            for t in (0.0, 1e-320, 0.7, 1e308, math.inf)
        ),
    ],
)
def test_the_card_is_small_and_holds_the_core_s_numbers(t: float, lang: Lang) -> None:
    for example in (*real.photos().values(), *real.prompts().values()):
        data = models.payload(example, t, 5, lang)
        sent = json.dumps(data, allow_nan=False, separators=(",", ":"))
        assert len(sent) < 50_000
        checked(json.loads(sent), models.ModelsData)
        now = data["exact"]
        p = core.softmax(example.logits, t)
        assert now["p"] == [float(p[i]) for i in example.order]
        assert math.fsum([*now["p"], now["rest"]]) == pytest.approx(1, abs=1e-15)


def test_the_card_counts_the_holders_of_each_temperature() -> None:
    example = real.prompts()["cat"]
    sweep = models.payload(example, 1, 5, "en")["sweep"]
    assert sweep is not None
    counted = np.frombuffer(base64.b64decode(sweep["holders"]), "<f4")
    np.testing.assert_array_equal(counted, example.holders)
    p = np.sort(core.softmax(example.logits))[::-1]
    held = 1 + int((np.cumsum(p) < 0.9).sum())
    assert counted[core.three_digit_temperatures().index(1)] == held == 533
    assert sweep["atInfinity"] == 44237  # nine tenths of 49,152, rounded up


def test_ten_classes_need_no_sweep() -> None:
    assert models.payload(real.digits()["0"], 1, 5, "en")["sweep"] is None


def test_a_leader_beyond_the_chart_is_drawn_at_its_edge() -> None:
    for lead, symbol, y in ((7, "diamond", 7), (math.inf, "triangle-up", 20)):
        figure = figures.lead_needed(
            [2, 10, 100],
            [1, 2, 3],
            [(3, 1, "a"), (100, 3, "b")],
            (10, lead, "<b>x</b>"),
            x_title="K",
            y_title="gap",
            lang="en",
        )
        leader = figure["data"][-1]
        assert (leader["marker"]["symbol"], leader["y"][0]) == (symbol, y)
        assert "<b>" not in leader["text"][0]


@pytest.mark.parametrize(("t", "mark"), [("1", "diamond"), ("0", "triangle")])
def test_the_caption_names_the_mark_that_is_drawn(t: str, mark: str) -> None:
    at = open_models(lang="en", t=t)
    said = [c.value for c in at.caption if "leader of this example" in c.value]
    assert len(said) == 1
    assert mark in said[0]


@pytest.mark.parametrize("lang", LANGS)
def test_the_famous_ending_gets_what_its_story_says(lang: Lang) -> None:
    example = real.prompts()["question"]
    assert example.tokens[0].strip() == "question"
    ending = float(core.largest_and_rest(example.logits, 1).probabilities[0])
    assert f" {percent(ending, lang, 0)}." in models.story_of(example).says(
        lang
    ).replace(" %", "\u00a0%")


def test_a_story_can_go_on_in_hundreds_of_ways() -> None:
    logits = real.prompts()["story"].logits
    assert 200 < core.nucleus_sizes(logits, 0.9, [1.0])[0] < 1000
