"""The simplex and the slopes, live: a point that follows the stage and can drag it.

geometry.js hears the stage on each frame, so `payload` sends only what the stage does
not say: which classes are the corners, the colours and the words.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from softmax_viz.live.component import component
from softmax_viz.live.geometry.words import WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang

KEY: Final = "geometry"
CORNERS: Final = "tri"  # the URL's promise
DEFAULT: Final = "1, 2, 3"

Corners = tuple[int, ...]


def read_corners(text: object, size: int) -> Corners | None:
    """Read three different class numbers, counted from 1; give their places from 0.

    None where the text is anything else, or a class does not exist.
    """
    pieces = re.split(r"[,;\s]+", str(text).strip(" ,;()[]"))
    if len(pieces) != 3 or not all(re.fullmatch("[0-9]{1,3}", p) for p in pieces):
        return None
    corners = tuple(int(piece) - 1 for piece in pieces)
    real = len(set(corners)) == 3 and all(0 <= corner < size for corner in corners)
    return corners if real else None


def payload(corners: Corners, lang: Lang) -> dict[str, Any]:
    """Return what the card shows beside the stage's state."""
    return {
        "lang": lang,
        "corners": list(corners),
        "colours": list(CLASS_COLOURS),
        "words": {key: text(lang) for key, text in WORDS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the card; a class chosen at a corner is written to the field `tri`."""
    _GEOMETRY(key=KEY, data=data, on_corners_change=_receive)


def _receive() -> None:
    """Write the corners that the card sent to the bound field, if they make sense."""
    state = st.session_state.get(KEY)
    sent = state.get("corners") if isinstance(state, Mapping) else None
    history = st.session_state.get("history")
    if history is None or not isinstance(sent, str):
        return
    if corners := read_corners(sent, history.present.size):
        st.session_state[CORNERS] = ", ".join(str(corner + 1) for corner in corners)


_GEOMETRY = component("geometry/geometry")
