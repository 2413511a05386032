"""The overflow page: every format, both languages, and the four buttons."""

from functools import partial

import pytest

from softmax_viz import core
from softmax_viz.text import LANGS, Lang
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
    ("button", "breakage"),
    [
        ("break_inf", "inf/inf"),
        ("break_zeros", "finite/inf"),
        ("break_vanish", "0/0"),
        ("break_log", "log 0"),
    ],
)
def test_a_button_loads_its_breakage(button: str, breakage: str, lang: Lang) -> None:
    at = open_overflow(lang=lang, names="x,y,z,w", z="1,2,3,4", t="2")
    at.button(key=button).click().run()
    assert not at.exception
    assert not at.error
    assert at.segmented_control(key="fmt").value == "float64"
    present = at.session_state["history"].present
    assert present.temperature == 1
    assert core.breakages(core.naive_steps(present.logits)) == (breakage,)


def test_a_button_can_be_undone() -> None:
    at = open_overflow(z="1,2,3")
    at.button(key="break_zeros").click().run()
    assert at.session_state["history"].undo().present.logits == (1, 2, 3)


@pytest.mark.parametrize("lang", LANGS)
def test_zero_temperature_says_that_both_ways_break(lang: Lang) -> None:
    at = open_overflow(lang=lang, t="0")
    assert any("T = 0" in caption.value for caption in at.caption)
    at = open_overflow(lang=lang, t="1")
    assert not any("T = 0" in caption.value for caption in at.caption)
