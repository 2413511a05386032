"""The simplex and the slopes, live: a point that follows the stage and can drag it.

geometry.js hears the stage on each frame, so `payload` sends only what the stage does
not say: which classes are the corners, the colours and the words.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeAlias, TypedDict

import streamlit as st

from softmax_viz.live.component import component
from softmax_viz.live.geometry.words import WORDS
from softmax_viz.live.wire import AtMost, Between, receiving, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import MAX_CLASSES
from softmax_viz.text import Lang

KEY: Final = "geometry"
CORNERS: Final = "tri"  # the URL's promise
DEFAULT: Final = "1, 2, 3"

Corners = tuple[int, ...]
Corner: TypeAlias = Annotated[int, Between(0, MAX_CLASSES - 1)]  # in a message


class GeometryData(TypedDict):
    """What geometry.js shows beside the stage; `corners` are places from 0."""

    lang: Lang
    corners: list[int]
    colours: list[str]
    words: Annotated[dict[str, str], words_of(WORDS)]


class ChosenCorners(TypedDict):
    """What geometry.js sends when a class is chosen at a corner: places from 0."""

    corners: Annotated[list[Corner], AtMost(3)]


def read_corners(text: object, size: int) -> Corners | None:
    """Read three different class numbers, counted from 1; return their places from 0.

    None where the text is anything else, or a class does not exist.
    """
    pieces = re.split(r"[,;\s]+", str(text).strip(" ,;()[]"))
    if len(pieces) != 3 or not all(re.fullmatch("[0-9]{1,3}", p) for p in pieces):
        return None
    corners = tuple(int(piece) - 1 for piece in pieces)
    real = len(set(corners)) == 3 and all(0 <= corner < size for corner in corners)
    return corners if real else None


def payload(corners: Corners, lang: Lang) -> GeometryData:
    """Return what the card shows beside the stage's state."""
    return {
        "lang": lang,
        "corners": list(corners),
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def draw(data: GeometryData) -> None:
    """Mount the card; a class chosen at a corner is written to the field `tri`."""
    _GEOMETRY(key=KEY, data=data, on_corners_change=_receive)


def _receive() -> None:
    """Write the corners that the card sent to the bound field, if they make sense."""
    state = st.session_state.get(KEY)
    sent = state.get("corners") if isinstance(state, Mapping) else None
    chosen = receiving(sent, ChosenCorners)
    history = st.session_state.get("history")
    if chosen is None or history is None:
        return
    text = ", ".join(str(corner + 1) for corner in chosen["corners"])
    if read_corners(text, history.present.size):
        st.session_state[CORNERS] = text


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


_GEOMETRY = component("geometry/geometry", _lasting)
