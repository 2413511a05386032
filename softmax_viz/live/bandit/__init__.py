"""One game of slot machines under three temperatures, to run through by hand.

The browser plays it under the finger, as core.bandit_game does; here it gets the luck
of the seed, which is the same for all machines and temperatures.
"""

from typing import Annotated, Any, TypedDict

from softmax_viz import core
from softmax_viz.live.bandit.words import WORDS
from softmax_viz.live.component import component
from softmax_viz.live.freight import in_base64
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang


class BanditData(TypedDict):
    """What bandit.js needs: core.GameLuck, its payments as float64 in base 64."""

    lang: Lang
    payments: str
    state: str
    increment: str
    colours: list[str]
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(luck: core.GameLuck, lang: Lang) -> BanditData:
    """Return what the game needs to be played."""
    return {
        "lang": lang,
        "payments": in_base64(luck.payments),
        "state": str(luck.state),
        "increment": str(luck.increment),
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def draw(data: BanditData) -> None:
    """Mount the game."""
    _GAME(key="game", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


_GAME = component("bandit/bandit", _lasting)
