"""The overflow page: every format, both languages, and the four buttons."""

from functools import partial
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core
from softmax_viz.text import LANGS, Lang, together
from tests.app import open_app

open_overflow = partial(open_app, "overflow")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", core.FORMATS)
def test_every_format_has_its_limits_on_the_page(form: str, lang: Lang) -> None:
    at = open_overflow(lang=lang)
    at.segmented_control(key="fmt").set_value(form).run()
    assert not at.exception
    assert any(form in caption.value for caption in at.caption)


# In float64 e^x is inf from x = 709.79 on and 0 below -745.13; 3 e^709 is more
# than the largest float.
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("button", "breakage", "form"),
    [
        ("break_inf", "inf/inf", "float64"),
        ("break_zeros", "finite/inf", "float64"),
        ("break_vanish", "0/0", "float64"),
        ("break_log", "log 0", "float64"),
        ("break_unstored", "logit", "float16"),
    ],
)
def test_a_button_loads_its_breakage(
    button: str, breakage: str, form: str, lang: Lang
) -> None:
    at = open_overflow(lang=lang, names="x,y,z,w", z="1,2,3,4", t="2")
    at.button(key=button).click().run()
    assert not at.exception
    assert not at.error
    assert at.segmented_control(key="fmt").value == form
    present = at.session_state["history"].present
    assert present.temperature == 1
    steps = core.naive_steps(present.logits, dtype=form)
    assert core.breakages(steps) == (breakage,)


def test_a_button_can_be_undone() -> None:
    at = open_overflow(z="1,2,3")
    at.button(key="break_zeros").click().run()
    assert at.session_state["history"].undo().present.logits == (1, 2, 3)


@pytest.mark.parametrize("lang", LANGS)
def test_zero_temperature_says_that_both_ways_break(lang: Lang) -> None:
    at = open_overflow(lang=lang, t="0")
    assert any(together("T = 0") in caption.value for caption in at.caption)
    at = open_overflow(lang=lang, t="1")
    assert not any(together("T = 0") in caption.value for caption in at.caption)


def tables(at: AppTest) -> str:
    return " ".join(block.proto.body for block in at.get("html"))


def test_a_logit_beyond_the_format_gets_its_cause_its_cure_and_honest_tables() -> None:
    at = open_overflow(lang="en", z="12,-3,90000", fmt="float16")
    assert at.subheader[0].value == "Cast before the logit is made"
    assert 'h.astype("float32") @ W' in at.code[0].value
    assert "Neither survives" in tables(at)
    assert "only log-softmax survives" not in tables(at)
    assert "<td>∞</td><td>∞</td><td>NaN</td>" in tables(at)  # z, m and d as stored
    at = open_overflow(lang="en", z="12,-3,90000", fmt="bfloat16")
    assert "log_softmax" in at.code[0].value
    assert "<td>90112.00</td><td>90112.00</td><td>1.00</td>" in tables(at)


@pytest.mark.parametrize(
    ("z", "t", "says"),
    [
        ("2,1,0.5", "1", "Here both are finite"),
        ("0,-800", "1", "only log-softmax survives"),
        ("60000,-60000", "60000", "only log(softmax) survives"),
        ("90000,0", "1", "Neither survives"),
    ],
)
def test_the_words_about_the_logarithms_come_from_their_columns(
    z: str, t: str, says: str
) -> None:
    assert says in tables(open_overflow(lang="en", z=z, t=t, fmt="float16"))


def test_the_cast_that_the_page_shows_keeps_the_logit_and_a_later_one_does_not() -> (
    None
):
    at = open_overflow(lang="en", z="12,-3,90000", fmt="float16")
    line = next(x for x in at.code[0].value.split("\n") if x.startswith("z = h.astype"))
    h, w = np.full(2, 300, np.float16), np.full((3, 2), 150, np.float16)
    known: dict[str, Any] = {"h": h, "W": w}
    exec(line, known)
    np.testing.assert_array_equal(known["z"], [90000.0] * 3)
    with np.errstate(over="ignore"):
        late = (h @ w.T).astype("float32")
    assert not np.isfinite(late).any()


@pytest.mark.parametrize("given", ["abc", "nan", "inf", "1e400", "1e11", ""])
def test_a_constant_that_cannot_be_counts_as_none(given: str) -> None:
    at = open_overflow(shift=given)
    assert not at.exception
    assert at.number_input(key="shift").value == 0
    assert open_overflow(shift="-12.5").number_input(key="shift").value == -12.5


def test_another_format_keeps_the_shift_and_a_breakage_begins_with_none() -> None:
    at = open_overflow(shift="3", fmt="float16")
    at.segmented_control(key="fmt").set_value("float32").run()
    assert at.number_input(key="shift").value == 3
    at.number_input(key="shift").set_value(5.0).run()
    at.button(key="break_vanish").click().run()
    assert at.number_input(key="shift").value == 0
