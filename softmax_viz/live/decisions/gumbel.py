"""Gumbel-max, live: each class gets its noise, and the largest score is drawn.

The browser makes the noise from the luck that is given, for as many classes as there
are; on each frame of the stage gumbel.js adds it to (z - max z) / T.
"""

from typing import Annotated, Any, Final, TypedDict

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.decisions.words import GUMBEL as WORDS
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang

MOST_DRAWS: Final = 40


class GumbelData(TypedDict):
    """What gumbel.js needs: core.Luck in decimals, and for how many draws."""

    lang: Lang
    state: str
    increment: str
    draws: int
    colours: list[str]
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(luck: core.Luck, lang: Lang) -> GumbelData:
    """Return what the rows are made of, draw by draw."""
    return {
        "lang": lang,
        "state": str(luck.state),
        "increment": str(luck.increment),
        "draws": MOST_DRAWS,
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def draw(data: GumbelData) -> None:
    """Mount the rows."""
    _GUMBEL(key="gumbel", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "draws": MOST_DRAWS,
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


_GUMBEL = component("decisions/gumbel", _lasting)
