"""The loss, live: a dot on the curve of −ln p, and the slope in each logit."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from softmax_viz import core
from softmax_viz.live.loss.words import WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import Scenario
from softmax_viz.text import Lang
from softmax_viz.truth import Truth
from softmax_viz.web import component


def payload(
    scenario: Scenario, truth: Truth, trail: Sequence[Scenario], lang: Lang
) -> dict[str, Any]:
    """Give the core's numbers for the scenario, and the losses on the way to it."""
    index, size = truth.index, scenario.size
    before = [
        [float(core.softmax(s.logits, s.temperature)[index]), _sent(truth.loss(s))]
        for s in trail
    ]
    return {
        "lang": lang,
        "colours": list(CLASS_COLOURS),
        "smoothing": truth.smoothing,
        "twice": truth.twice,
        "floor": truth.floor(size),
        "exact": {
            "z": list(scenario.logits),
            "t": _sent(scenario.temperature),
            "truth": index,
            "loss": _sent(truth.loss(scenario)),
            "gradient": [_sent(x) for x in truth.gradient(scenario)],
            "numeric": [_sent(x) for x in truth.numeric_gradient(scenario)],
        },
        "trail": before,
        "words": {key: text(lang) for key, text in WORDS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the curve and the table."""
    _LOSS(key="loss", data=data)


def _sent(value: float) -> float | str:
    """JSON has no inf and no nan: send their names."""
    return value if math.isfinite(value) else str(value)


_LOSS = component(Path(__file__).parent)
