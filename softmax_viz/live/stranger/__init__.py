"""A picture, often of no digit at all, and what softmax says of it, live under T."""

from pathlib import Path
from typing import Any

from softmax_viz import digits
from softmax_viz.live.stranger.words import NAMES, WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang
from softmax_viz.web import component


def payload(classifier: str, key: str, lang: Lang) -> dict[str, Any]:
    """Give the picture `key` and the classifier's logits of it."""
    return {
        "lang": lang,
        "key": f"{classifier} {key}",
        "name": NAMES[key](lang),
        "pixels": [list(row) for row in digits.picture(key)],
        "logits": list(digits.load(classifier).strangers[key]),
        "colours": list(CLASS_COLOURS),
        "words": {key: text(lang) for key, text in WORDS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the card."""
    _STRANGER(key="stranger", data=data)


_STRANGER = component(Path(__file__).parent)
