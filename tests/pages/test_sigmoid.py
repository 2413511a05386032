"""Softmax or sigmoid?: one answer or several, and two classes alone."""

from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core
from softmax_viz.scenario import DOG_AND_GRASS
from softmax_viz.text import LANGS, Lang, percent
from tests.app import open_app

open_sigmoid = partial(open_app, "sigmoid")


def answers(at: AppTest) -> tuple[str, str]:
    [said] = [m.value for m in at.markdown if m.value.startswith("- ")]
    one, several = said.split("\n")
    return one, several


# sigmoid of these is 0.88, 0.50 and 0.12.
@pytest.mark.parametrize(
    ("threshold", "yes"),
    [("0", "`a`, `b`, `c`"), ("50", "`a`, `b`"), ("51", "`a`"), ("100", "no class")],
)
def test_the_threshold_in_the_link_decides_who_gets_a_yes(
    threshold: str, yes: str
) -> None:
    at = open_sigmoid(lang="en", z="2,0,-2", names="a,b,c", th=threshold)
    one, several = answers(at)
    assert one.endswith("`a`")
    assert several.endswith(f": {yes}")


def test_temperature_moves_no_yes() -> None:
    cold, hot = (
        answers(open_sigmoid(z="2,0,-2", names="a,b,c", t=t)) for t in ("0", "inf")
    )
    assert cold == hot


@pytest.mark.parametrize("lang", LANGS)
def test_the_pair_s_shares_are_written_as_on_the_stage(lang: Lang) -> None:
    at = open_sigmoid(lang=lang, z="2,1,0.5", names="a,b,c")
    pair = core.two_classes(2, 1)
    said = next(m.value for m in at.markdown if "σ((z₁ − z₂)/T)" in m.value)
    for share in (pair.softmax, pair.sigmoid):
        assert percent(share, lang) in said


def test_a_pair_that_is_all_but_decided_does_not_claim_to_be() -> None:
    at = open_sigmoid(z="1e308,-1e308")
    assert any(">99.9\u00a0%" in m.value for m in at.markdown)


def test_one_more_on_every_logit_changes_no_share_and_every_sigmoid() -> None:
    z = np.array([2, 1, 0.5])
    np.testing.assert_allclose(core.softmax(z + 1), core.softmax(z), rtol=1e-14)
    assert (core.sigmoid(z + 1) > core.sigmoid(z)).all()


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_opens_with_the_photo_and_both_verdicts(lang: Lang) -> None:
    at = open_sigmoid(lang=lang)
    dog, grass, *_ = DOG_AND_GRASS.names(lang)
    one, several = answers(at)
    assert one.endswith(f"`{dog}`")
    assert several.endswith(f"`{dog}`, `{grass}`")
    assert at.button(key="photo").disabled
    # As the lesson tells it: softmax .63 .35 .02 .00, sigmoid .90 .83 .18 .05.
    z = DOG_AND_GRASS.logits
    assert core.softmax(z).round(2).tolist() == [0.63, 0.35, 0.02, 0.0]
    assert core.sigmoid(z).round(2).tolist() == [0.9, 0.83, 0.18, 0.05]


@pytest.mark.parametrize("lang", LANGS)
def test_a_button_brings_the_photo_back_and_can_be_undone(lang: Lang) -> None:
    at = open_sigmoid(lang=lang, z="2,0,-2", names="a,b,c")
    button = at.button(key="photo")
    assert not button.disabled
    button.click().run()
    assert not at.exception
    history = at.session_state["history"]
    assert history.present == DOG_AND_GRASS.scenario(lang)
    assert history.undo().present.names == ("a", "b", "c")


def test_a_shift_shows_in_the_sigmoid_columns_only() -> None:
    at = open_sigmoid(lang="en", z="2,1,0.5", names="a,b,c")
    table = " ".join(block.proto.body for block in at.get("html"))
    row = ["62.9", "62.9", "88.1", "26.9"]  # softmax and sigmoid of 2, and with -3
    cells = "".join(f"<td>{x}\u00a0%</td>" for x in row)
    assert f'<th scope="row">a</th>{cells}' in table
