"""The reliability diagram and the valley of the loss, live under the temperature.

The browser gets a classifier's logits once, and from them computes the whole diagram
on each frame; tests/browser/test_calibration.py holds it to the core within 1e-12.
"""

import base64
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from softmax_viz import core
from softmax_viz.data import classifiers
from softmax_viz.live.calibration.words import RELIABILITY as WORDS
from softmax_viz.live.calibration.words import RELIABILITY_SAYS as SAYS
from softmax_viz.live.component import component
from softmax_viz.text import Lang

BINS: Final = 15
CURVE: Final = core.CURVE_TEMPERATURES[::2]


@dataclass(frozen=True)
class Valley:
    """The loss over the temperatures of CURVE, and its lowest point."""

    size: int
    losses: tuple[float, ...]
    bottom: float
    lowest: float


@cache
def valleys(key: str) -> tuple[Valley, Valley]:
    """Return the valleys of the classifier `key`: on validation, where T is fitted; on
    test data, where the fit is judged."""
    classifier = classifiers.load(key)
    validation, test = map(_valley, (classifier.validation, classifier.test))
    return validation, test


def _valley(answers: classifiers.Answers) -> Valley:
    logits, labels = answers.logits, answers.labels
    bottom = core.fit_temperature(logits, labels)
    return Valley(
        size=len(labels),
        losses=tuple(core.likelihood_sweep(logits, labels, CURVE).tolist()),
        bottom=bottom,
        lowest=core.negative_log_likelihood(logits, labels, bottom),
    )


def payload(key: str, lang: Lang) -> dict[str, Any]:
    """Return what the card needs of the classifier `key`: the same at every T."""
    test = classifiers.load(key).test
    shown = zip(("validation", "test"), valleys(key), strict=True)
    return {
        "lang": lang,
        "key": key,
        "classes": test.logits.shape[1],
        "logits": base64.b64encode(test.logits.astype("<f4").tobytes()).decode(),
        "labels": test.labels.tolist(),
        "bins": BINS,
        "temperatures": [float(f"{t:.6g}") for t in CURVE],
        "valleys": {
            name: {
                "size": valley.size,
                "losses": np.round(valley.losses, 5).tolist(),
                "bottom": valley.bottom,
                "lowest": valley.lowest,
            }
            for name, valley in shown
        },
        "words": {key: text(lang) for key, text in WORDS.items()},
        "says": {key: text(lang) for key, text in SAYS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the card."""
    _RELIABILITY(key="reliability", data=data)


_RELIABILITY = component("calibration/reliability")
