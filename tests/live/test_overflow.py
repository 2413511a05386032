"""What the overflow slider gets from Python: the format and the words about it."""

import json

import pytest

from softmax_viz import core
from softmax_viz.live import overflow
from softmax_viz.live.wire import checked
from softmax_viz.text import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dtype", core.FORMATS)
def test_a_format_is_sent_as_the_core_has_it(dtype: str, lang: Lang) -> None:
    data = overflow.payload(dtype, 0.0, lang)
    checked(json.loads(json.dumps(data, allow_nan=False)), overflow.OverflowData)
    form, limits = core.number_format(dtype), core.exp_limits(dtype)
    assert tuple(data["form"].values()) == form
    assert data["limits"]["overflow"] == limits.smallest_overflow
    assert data["limits"]["finite"] == limits.largest_finite
    assert data["limits"]["zero"] == limits.largest_zero


def test_a_format_without_infinity_says_that_overflow_is_nan() -> None:
    without, with_it = (
        overflow.payload(dtype, 0.0, "en")["says"]
        for dtype in ("float8_e4m3fn", "float16")
    )
    assert "no ∞" in without["inf/inf"]
    assert "no ∞" in without["finite/inf"]
    assert without["0/0"] == with_it["0/0"]
    assert "no ∞" not in with_it["inf/inf"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_logit_that_does_not_fit_is_told_with_the_largest_that_does(
    lang: Lang,
) -> None:
    data = overflow.payload("float16", 0.0, lang)
    assert data["largest"] == "65504"
    assert "{i}" in data["says"]["logit"]
    assert "{wider}" in data["helps"]["cast"]
