"""Gumbel-max, live: each class gets its noise, and the largest score is drawn.

The noise is given; on each frame of the stage gumbel.js adds it to (z - max z) / T.
"""

from collections.abc import Sequence
from typing import Any, Final

from softmax_viz.live.component import component
from softmax_viz.live.decisions.words import GUMBEL as WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.text import Lang

MOST_DRAWS: Final = 40


def payload(noise: Sequence[Sequence[float]], lang: Lang) -> dict[str, Any]:
    """Return what the rows show; `noise` has one row of a number per class per draw."""
    return {
        "lang": lang,
        "noise": [[round(g, 6) for g in row] for row in noise],
        "colours": list(CLASS_COLOURS),
        "words": {key: text(lang) for key, text in WORDS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the rows."""
    _GUMBEL(key="gumbel", data=data)


_GUMBEL = component("decisions/gumbel")
