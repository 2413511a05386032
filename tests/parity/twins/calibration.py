"""calibration.js: the reliability diagram of batches and of two real classifiers."""

import math
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

import numpy as np

from softmax_viz import core
from softmax_viz.data import classifiers
from tests.parity.cases import INF, TINIEST, Random
from tests.parity.harness import Apart, Shared, Twin

Batch = tuple[list[list[float]], list[int]]

HARD: tuple[Batch, ...] = (
    ([[0.0, 0.0]], [1]),
    ([[1.0, 1.0, 0.0], [0.0, 3.0, 3.0]], [0, 2]),
    ([[2.0, 1.0]], [1]),
    ([[2.0, 1.0]], [0]),
    ([[0.0] * 10], [0]),  # at T = inf the share of 0.1 lies on an edge
    ([[0.0] * 4] * 3, [0, 1, 2]),
    ([[0.0, -40.0]], [0]),
    ([[5.0, 3.0]], [1]),
    ([[900.0, -900.0], [0.0, 1.0]], [1, 1]),
)
BINS = 15
TEMPERATURES = (0.0, TINIEST, 1e-6, 0.05, 1.0, 20.0, 1e308, INF)


def batches(rng: Random) -> Iterator[Batch]:
    yield from HARD
    for _ in range(300):
        m, n = int(rng.integers(1, 40)), int(rng.integers(2, 12))
        z = rng.normal(0, 10.0 ** rng.uniform(-2, 3), (m, n)).astype(np.float32)
        if rng.random() < 0.3:
            z = np.round(z)
        yield z.astype(float).tolist(), rng.integers(0, n, m).tolist()


@cache
def real(key: str) -> tuple[Shared, Shared, Shared]:
    """The logits as rows and one after the other, and the labels."""
    test = classifiers.load(key).test
    return (
        Shared(f"rows of {key}", test.logits.tolist()),
        Shared(f"logits of {key}", test.logits.ravel().tolist()),
        Shared(f"labels of {key}", test.labels.tolist()),
    )


def flat(rng: Random) -> Iterator[Apart]:
    for z, y in batches(rng):
        yield Apart((list(chain.from_iterable(z)), y, len(z[0])), (z, y))
    for key in classifiers.CLASSIFIERS:
        rows, logits, labels = real(key)
        yield Apart((logits, labels, 10), (rows, labels))


def prepared(z: list[list[float]], y: list[int]) -> list[dict[str, Any]]:
    """Return each row as its gaps, and whether its label is the first largest."""
    rows = []
    for logits, label in zip(z, y, strict=True):
        gaps = core.scaled_gaps(logits).tolist()
        below = [gap for gap in gaps if gap < 0]
        ties = len(gaps) - len(below)
        hit = gaps.index(0) == label
        rows.append({"others": below, "ties": ties, "lag": gaps[label], "hit": hit})
    return rows


def diagrams(rng: Random) -> Iterator[Apart]:
    for i, (z, y) in enumerate(batches(rng)):
        rows = prepared(z, y)
        drawn = float(rng.choice([0.0, INF, 1.0, 10.0 ** rng.uniform(-2, 2)]))
        bins = int(rng.integers(1, 30))
        for t in TEMPERATURES if i < len(HARD) else (drawn,):
            yield Apart((rows, t, bins), (z, y, t, bins))
    for key in classifiers.CLASSIFIERS:
        test = classifiers.load(key).test
        rows = prepared(test.logits.tolist(), test.labels.tolist())
        shared = Shared(f"prepared {key}", rows)
        fitted = core.fit_temperature(test.logits, test.labels)
        for t in (*TEMPERATURES, 0.3, fitted, *core.CURVE_TEMPERATURES[::8]):
            yield Apart((shared, t, BINS), (test.logits, test.labels, t, BINS))


def calibration_at(z: Any, y: Any, t: float, bins: int) -> dict[str, Any]:
    at = core.calibration_at(z, y, t, bins)
    columns = (at.bins.counts, at.bins.confidence, at.bins.accuracy)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return {
        "accuracy": at.accuracy,
        "confidence": at.confidence,
        "error": at.error,
        "loss": at.loss,
        "bins": [
            {
                "n": n,
                "right": round(n * hits) if n else 0,
                "confidence": c,
                "accuracy": hits,
            }
            for n, c, hits in rows
        ],
    }


def error_size(z: Any, y: Any, t: float, bins: int) -> float:
    """The error is a difference of two shares of 1."""
    return 1.0


def confidences(rng: Random) -> Iterator[tuple[float, int]]:
    for bins in (1, 2, 3, 7, 10, 15, 49):
        for k in range(bins + 1):
            edge = k / bins
            yield from ((x, bins) for x in (edge, math.nextafter(edge, 0)))
            yield min(math.nextafter(edge, 2), 1.0), bins
        yield from ((float(x), bins) for x in rng.random(20))
    yield TINIEST, 15


def bin_of(confidence: float, bins: int) -> int:
    return int(core.reliability_bins([confidence], [True], bins).counts.argmax())


TWINS = (
    Twin("calibration", "prepared", prepared, flat, zeros=True),
    Twin("calibration", "calibrationAt", calibration_at, diagrams, scale=error_size),
    Twin("calibration", "bin", bin_of, confidences, exact=True),
)
