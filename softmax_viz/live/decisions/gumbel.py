"""Gumbel-max, live: each class gets its noise, and the largest score is drawn.

The noise is given; on each frame of the stage gumbel.js adds it to (z - max z) / T.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Final, TypedDict

from softmax_viz.live.component import component
from softmax_viz.live.decisions.words import GUMBEL as WORDS
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang

MOST_DRAWS: Final = 40


class GumbelData(TypedDict):
    """What gumbel.js shows; `noise` has one row of a number per class per draw."""

    lang: Lang
    noise: list[list[float]]
    colours: list[str]
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(noise: Sequence[Sequence[float]], lang: Lang) -> GumbelData:
    """Return what the rows show, draw by draw."""
    return {
        "lang": lang,
        "noise": [list(row) for row in noise],
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def draw(data: GumbelData) -> None:
    """Mount the rows."""
    _GUMBEL(key="gumbel", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


_GUMBEL = component("decisions/gumbel", _lasting)
