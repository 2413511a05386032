"""A picture, often of no digit at all, and what softmax says of it, live under T."""

from typing import Any

from softmax_viz.data import classifiers
from softmax_viz.live.calibration.words import NAMES
from softmax_viz.live.calibration.words import STRANGERS as WORDS
from softmax_viz.live.component import component
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang


def payload(classifier: str, key: str, lang: Lang) -> dict[str, Any]:
    """Return the picture `key` and the classifier's logits of it."""
    return {
        "lang": lang,
        "key": f"{classifier} {key}",
        "name": NAMES[key](lang),
        "pixels": [list(row) for row in classifiers.picture(key)],
        "logits": list(classifiers.load(classifier).strangers[key]),
        "colours": list(CLASS_COLOURS),
        "words": {key: text(lang) for key, text in WORDS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the card."""
    _STRANGER(key="stranger", data=data)


_STRANGER = component("calibration/strangers")
