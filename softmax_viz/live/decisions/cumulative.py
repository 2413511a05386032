"""The cumulative bar: one number u decides, live, and a cut shows what it throws away.

The handle, the cut and its size are the component's while a finger moves them; at the
end of a gesture they go to the fields of the page, and so into the URL.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal, TypedDict, get_args

import streamlit as st

from softmax_viz.live.component import component
from softmax_viz.live.decisions.words import CUMULATIVE as WORDS
from softmax_viz.live.wire import Between, SequenceNumber, receiving, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import MAX_CLASSES
from softmax_viz.text import Lang

KEY: Final = "draw"
U, CUT, TOP_K, TOP_P = "u", "cut", "topk", "topp"  # of the fields, and in the URL
Cut = Literal["–", "top-k", "top-p"]  # the same in both languages
CUTS: Final[tuple[Cut, ...]] = get_args(Cut)
LARGEST_U: Final = 1 - 2**-53  # u = 1 would be beyond the last class
LARGEST_U_BY_HAND: Final = 0.999  # the end of the slider
MOST_DRAWS: Final = 100


class Tail(TypedDict):
    """What `core.filtered` cuts off: all but k classes, or but those with a mass."""

    k: int | None
    mass: float | None


def tail(cut: Cut, k: int, mass: float) -> Tail:
    """Return what a cut means to the core."""
    return {
        "k": k if cut == "top-k" else None,
        "mass": mass if cut == "top-p" else None,
    }


class CumulativeData(TypedDict):
    """What cumulative.js shows: u and the cut, and the u of the draws to come."""

    lang: Lang
    u: float
    cut: Cut
    k: int
    p: float
    largest: float
    numbers: list[float]
    sequence: int
    colours: list[str]
    words: Annotated[dict[str, str], words_of(WORDS)]


class CumulativeMessage(TypedDict):
    """What the reader chose; `sequence` counts the messages."""

    u: Annotated[float, Between(0, LARGEST_U)]
    cut: Cut
    k: Annotated[int, Between(1, MAX_CLASSES)]
    p: Annotated[float, Between(0, 1)]
    sequence: SequenceNumber


def payload(
    u: float, cut: Cut, k: int, p: float, numbers: Sequence[float], lang: Lang
) -> CumulativeData:
    """Return what the bar shows; `numbers` are the u of the draws to come."""
    return {
        "lang": lang,
        "u": u,
        "cut": cut,
        "k": k,
        "p": p,
        "largest": LARGEST_U_BY_HAND,
        "numbers": list(numbers)[:MOST_DRAWS],
        "sequence": st.session_state.get(f"{KEY}_sequence", 0),
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def draw(data: CumulativeData) -> None:
    """Mount the bar."""
    _DRAW(key=KEY, data=data, on_message_change=_receive)


def accepted(message: object) -> dict[str, float | str]:
    """Return the fields that a message sets; what makes no sense sets nothing."""
    chosen = receiving(message, CumulativeMessage)
    if chosen is None:
        return {}
    return {
        U: float(chosen["u"]),
        CUT: chosen["cut"],
        TOP_K: chosen["k"],
        TOP_P: float(chosen["p"]),
    }


def _receive() -> None:
    state = st.session_state
    component = state.get(KEY)
    message = component.get("message") if isinstance(component, Mapping) else None
    for key, value in accepted(message).items():
        if key in state:
            state[key] = value
    if chosen := receiving(message, CumulativeMessage):
        state[f"{KEY}_sequence"] = chosen["sequence"]


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


_DRAW = component("decisions/cumulative", _lasting)
