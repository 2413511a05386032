"""A picture, often of no digit at all, and what softmax says of it, live under T."""

from typing import Annotated, Any, TypedDict

from softmax_viz.data import classifiers
from softmax_viz.live.calibration.words import NAMES
from softmax_viz.live.calibration.words import STRANGERS as WORDS
from softmax_viz.live.component import component
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang


class StrangersData(TypedDict):
    """What strangers.js shows; pixels reach from 0 (paper) to `ink`."""

    lang: Lang
    name: str
    pixels: list[list[int]]
    ink: int
    logits: list[float]
    colours: list[str]
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(classifier: str, key: str, lang: Lang) -> StrangersData:
    """Return the picture `key` and the classifier's logits of it."""
    return {
        "lang": lang,
        "name": NAMES[key](lang),
        "pixels": [list(row) for row in classifiers.picture(key)],
        "ink": classifiers.INK,
        "logits": list(classifiers.load(classifier).strangers[key]),
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
    }


def draw(data: StrangersData) -> None:
    """Mount the card."""
    _STRANGER(key="stranger", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "words": spoken(WORDS, lang),
    }


_STRANGER = component("calibration/strangers", _lasting)
