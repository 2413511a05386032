"""The reliability diagram and the valley of the loss, live under the temperature.

The browser gets a classifier's logits once, and from them computes the whole diagram
on each frame, as core.calibration_at does.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Final, TypedDict

import numpy as np

from softmax_viz import core
from softmax_viz.data import classifiers
from softmax_viz.live.calibration.words import RELIABILITY as WORDS
from softmax_viz.live.calibration.words import RELIABILITY_SAYS as SAYS
from softmax_viz.live.component import component
from softmax_viz.live.freight import in_base64
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.text import Lang

BINS: Final = 15
CURVE: Final = core.CURVE_TEMPERATURES
CLOSE: Final = 0.02  # of 450 pictures, so much comes and goes by chance
CEILING: Final = 1.5  # of the loss, in nats, where the chart ends
ENOUGH: Final = 20  # pictures in a bin, for its bar to have its full colour


class ValleyData(TypedDict):
    """One valley: from how many pictures, its losses, its lowest point and loss."""

    size: int
    losses: list[float]
    bottom: float
    lowest: float


class Valleys(TypedDict):
    """Both valleys of a classifier."""

    validation: ValleyData
    test: ValleyData


class ReliabilityData(TypedDict):
    """What reliability.js shows; `logits` are the float32 of all rows, in base 64."""

    lang: Lang
    key: str
    classes: int
    logits: str
    labels: list[int]
    bins: int
    close: float
    ceiling: float
    enough: int
    temperatures: list[float]
    valleys: Valleys
    words: Annotated[dict[str, str], words_of(WORDS)]
    says: Annotated[dict[str, str], words_of(SAYS)]


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


@lru_cache(maxsize=64)
def measured(key: str, temperature: float) -> core.Calibration:
    """Return what the classifier `key` is worth on the test data at a temperature."""
    test = classifiers.load(key).test
    return core.calibration_at(test.logits, test.labels, temperature, BINS)


def payload(key: str, lang: Lang) -> ReliabilityData:
    """Return what the card needs of the classifier `key`: the same at every T."""
    test = classifiers.load(key).test
    on_validation, on_test = valleys(key)
    return {
        "lang": lang,
        "key": key,
        "classes": test.logits.shape[1],
        "logits": in_base64(test.logits, "<f4"),
        "labels": test.labels.tolist(),
        "bins": BINS,
        "close": CLOSE,
        "ceiling": CEILING,
        "enough": ENOUGH,
        "temperatures": [float(f"{t:.6g}") for t in CURVE],
        "valleys": {"validation": _sent(on_validation), "test": _sent(on_test)},
        "words": spoken(WORDS, lang),
        "says": spoken(SAYS, lang),
    }


def _sent(valley: Valley) -> ValleyData:
    return {
        "size": valley.size,
        "losses": np.round(valley.losses, 5).tolist(),
        "bottom": valley.bottom,
        "lowest": valley.lowest,
    }


def draw(data: ReliabilityData) -> None:
    """Mount the card."""
    _RELIABILITY(key="reliability", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "words": spoken(WORDS, lang),
        "says": spoken(SAYS, lang),
    }


_RELIABILITY = component("calibration/reliability", _lasting)
