"""The cumulative bar: one number u decides, live, and a cut shows what it throws away.

The handle, the cut and its size are the component's while a finger moves them; at the
end of a gesture they go to the fields of the page, and so into the URL.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeGuard

import streamlit as st

from softmax_viz.live.component import component
from softmax_viz.live.decisions.words import CUMULATIVE as WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import MAX_CLASSES
from softmax_viz.text import Lang

KEY: Final = "draw"
U, CUT, TOP_K, TOP_P = "u", "cut", "topk", "topp"  # of the fields, and in the URL
CUTS: Final = ("–", "top-k", "top-p")  # the same in both languages
LARGEST_U: Final = 1 - 2**-53  # u = 1 would be beyond the last class
MOST_DRAWS: Final = 100


def payload(
    u: float, cut: str, k: int, p: float, numbers: Sequence[float], lang: Lang
) -> dict[str, Any]:
    """Return what the bar shows; `numbers` are the u of the draws to come."""
    sequence = st.session_state.get(f"{KEY}_sequence", 0)
    return {
        "lang": lang,
        "u": u,
        "cut": cut,
        "k": k,
        "p": p,
        "numbers": list(numbers)[:MOST_DRAWS],
        "sequence": sequence,
        "colours": list(CLASS_COLOURS),
        "words": {key: text(lang) for key, text in WORDS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the bar."""
    _DRAW(key=KEY, data=data, on_message_change=_receive)


def accepted(message: object) -> dict[str, Any]:
    """Return the fields that a message may set; what makes no sense sets nothing."""
    if not isinstance(message, Mapping):
        return {}
    fields: dict[str, Any] = {}
    if _is_number(u := message.get(U), LARGEST_U):
        fields[U] = float(u)
    if (cut := message.get(CUT)) in CUTS:
        fields[CUT] = cut
    k = message.get("k")
    if isinstance(k, int) and not isinstance(k, bool) and 1 <= k <= MAX_CLASSES:
        fields[TOP_K] = k
    if _is_number(p := message.get("p"), 1.0):
        fields[TOP_P] = float(p)
    return fields


def _receive() -> None:
    state = st.session_state
    component = state.get(KEY)
    message = component.get("message") if isinstance(component, Mapping) else None
    for key, value in accepted(message).items():
        if key in state:
            state[key] = value
    sequence = message.get("sequence") if isinstance(message, Mapping) else None
    if isinstance(sequence, int) and 0 <= sequence < 2**53:
        state[f"{KEY}_sequence"] = sequence


def _is_number(value: object, high: float) -> TypeGuard[float]:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value <= high
    )


_DRAW = component("decisions/cumulative")
