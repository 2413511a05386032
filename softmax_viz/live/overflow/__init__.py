"""The overflow slider: all logits shifted together in a number format, live.

The browser computes what the format makes of them, as core.naive_steps, stable_steps
and shift_verdicts do; here it gets the format and the words. Where c stands is the
component's while a finger moves it; at the end of a gesture it goes to the field of the
page, and so into the URL.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, TypedDict

import streamlit as st

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.overflow.words import (
    CURES,
    SAYS,
    SAYS_WITHOUT_INFINITY,
    STEADY,
    WORDS,
)
from softmax_viz.live.wire import (
    Between,
    SequenceNumber,
    receiving,
    spoken,
    words_of,
)
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang, number

KEY: Final = "sweep"
SHIFT: Final = "shift"  # of the field, and in the URL
# Beyond the cliffs of float64 at any T that the slider has.
SHIFTS: Final = (-1e10, 1e10)


class FormatData(TypedDict):
    """What a format holds, as core.NumberFormat."""

    digits: int
    smallest: float
    largest: float
    infinite: bool
    byFloat32: bool


class LimitsData(TypedDict):
    """From where exp overflows and vanishes in a format, as core.ExpLimits."""

    finite: float
    overflow: float
    zero: float


class OverflowData(TypedDict):
    """What overflow.js needs; `largest` is the largest number, as it is written."""

    lang: Lang
    colours: list[str]
    format: str
    shift: float
    sequence: int
    form: FormatData
    limits: LimitsData
    largest: str
    words: Annotated[dict[str, str], words_of(WORDS)]
    says: Annotated[dict[str, str], words_of(SAYS)]
    helps: Annotated[dict[str, str], words_of(CURES)]
    steady: Annotated[dict[str, str], words_of(STEADY)]


class OverflowMessage(TypedDict):
    """Where the reader put c; `sequence` counts the messages."""

    shift: Annotated[float, Between(*SHIFTS)]
    sequence: SequenceNumber


def payload(dtype: str, shift: float, lang: Lang) -> OverflowData:
    """Return what the slider needs to know of a format, and where c stands."""
    form, limits = core.number_format(dtype), core.exp_limits(dtype)
    says = SAYS | ({} if form.infinite else SAYS_WITHOUT_INFINITY)
    return {
        "lang": lang,
        "colours": list(CLASS_COLOURS),
        "format": dtype,
        "shift": shift,
        "sequence": st.session_state.get(f"{KEY}_sequence", 0),
        "form": {
            "digits": form.digits,
            "smallest": form.smallest,
            "largest": form.largest,
            "infinite": form.infinite,
            "byFloat32": form.by_float32,
        },
        "limits": {
            "finite": limits.largest_finite,
            "overflow": limits.smallest_overflow,
            "zero": limits.largest_zero,
        },
        "largest": largest_text(dtype, lang),
        "words": spoken(WORDS, lang),
        "says": spoken(says, lang),
        "helps": spoken(CURES, lang),
        "steady": spoken(STEADY, lang),
    }


def largest_text(dtype: str, lang: Lang) -> str:
    """Write the largest number of a format: 65504, or 3.40 × 10³⁸."""
    largest = core.largest_number(dtype)
    return number(largest, lang) if largest > 1e6 else str(int(largest))


def draw(data: OverflowData) -> None:
    """Mount the slider."""
    _SWEEP(key=KEY, data=data, on_message_change=_receive)


def _receive() -> None:
    state = st.session_state
    component = state.get(KEY)
    message = component.get("message") if isinstance(component, Mapping) else None
    if moved := receiving(message, OverflowMessage):
        state[SHIFT] = float(moved["shift"])
        state[f"{KEY}_sequence"] = moved["sequence"]


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
        "says": spoken(SAYS, lang),
        "helps": spoken(CURES, lang),
        "steady": spoken(STEADY, lang),
    }


_SWEEP = component("overflow/overflow", _lasting)
