"""loss.js: cross-entropy and its slopes; of many classes, only the loss."""

import math
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import numpy as np

from softmax_viz import core
from tests.parity.cases import INF, TINIEST, Logits, Random, scenarios, vocabulary
from tests.parity.harness import Partial, Twin

LOSSES: dict[str, Callable[..., float]] = {
    "crossEntropy": lambda z, t, y: core.cross_entropy(z, y, temperature=t),
    "doubleSoftmaxLoss": lambda z, t, y: core.double_softmax_loss(z, y, temperature=t),
}
STEP = 1e-5


def truths(rng: Random) -> Iterator[tuple[int, int, float]]:
    yield 49152, 7, 0.1
    for n in (2, 3, 10, 20):
        for smoothing in (0.0, 0.1, 0.5, 1.0, TINIEST, *rng.random(20).tolist()):
            yield n, int(rng.integers(n)), smoothing


def lessons(rng: Random) -> Iterator[tuple[Logits, float, Logits]]:
    for z, t in scenarios(rng):
        smoothing = float(rng.choice([0.0, 0.0, 0.1, 0.5, 1.0]))
        y = core.smoothed_target(int(rng.integers(len(z))), len(z), smoothing)
        yield z, t, y.tolist()


def with_vocabulary(rng: Random) -> Iterator[tuple[Any, ...]]:
    yield from lessons(rng)
    z = vocabulary()
    yield z, 1.0, core.smoothed_target(7, len(z.value), 0.1).tolist()


def pull_size(z: Logits, t: float, y: Logits) -> Any:
    """p - y, or (1 - y) - (1 - p), cancels where prediction and truth agree."""
    if t == 0:
        return 0.0
    p, target = core.softmax(z, t), np.array(y)
    small = np.maximum(p, target)
    rest = [
        math.fsum(x for k, x in enumerate(p.tolist()) if k != i) for i in range(p.size)
    ]
    others = np.maximum(rest, 1 - target)
    with np.errstate(over="ignore"):
        return np.where(p > 0.5, others, small) / t


def double_pull_size(z: Logits, t: float, y: Logits) -> Any:
    """The sum over pairs of classes has terms of both signs."""
    if t == 0:
        return 0.0
    p = core.softmax(z, t)
    inner = core.softmax(p)
    d = np.maximum(inner, y)
    with np.errstate(over="ignore"):
        return p * (p @ (d[:, None] + d)) / t


def measured(rng: Random) -> Iterator[tuple[Any, ...]]:
    for i, (z, t, y) in enumerate(islice(lessons(rng), 500)):
        yield Partial("loss", list(LOSSES)[i % 2], (t, y)), z, STEP


def measured_slopes(f: Partial, z: Logits, step: float) -> Any:
    loss = LOSSES[f.name]
    with np.errstate(invalid="ignore"):
        return core.numeric_gradient(lambda x: loss(x, *f.rest), z, step)


def measured_size(f: Partial, z: Logits, step: float) -> float:
    """A few roundings of the loss, and of the gaps in it, over two steps."""
    loss, t = LOSSES[f.name](z, *f.rest), f.rest[0]
    gap = max(abs(x) for x in z) / t if 0 < t < INF else 0.0
    return (1 + abs(loss) + min(gap, 1e300)) * 2**-50 / step / 1e-12


def steps_downhill(rng: Random) -> Iterator[tuple[Any, ...]]:
    for z, t, y in islice(lessons(rng), 300):
        if t > 0:
            slopes = core.cross_entropy_gradient(z, y, temperature=t).tolist()
            if np.isfinite(slopes).all():
                yield z, slopes, float(rng.choice([0.1, 0.2, 0.5, 1.0, 2.0, 5.0]))


def curves(rng: Random) -> Iterator[tuple[float, int]]:
    yield from ((0.0, 1), (700.0, 50), (800.0, 3), (7.0, 160))
    yield from zip(
        (10.0 ** rng.uniform(-3, 3, 100)).tolist(),
        rng.integers(1, 200, 100).tolist(),
        strict=True,
    )


TWINS = (
    Twin(
        "loss",
        "target",
        lambda n, truth, s: core.smoothed_target(truth, n, s),
        truths,
        zeros=True,
    ),
    Twin("loss", "crossEntropy", LOSSES["crossEntropy"], with_vocabulary, least=500),
    Twin("loss", "doubleSoftmaxLoss", LOSSES["doubleSoftmaxLoss"], lessons, least=500),
    Twin(
        "loss",
        "gradient",
        lambda z, t, y: core.cross_entropy_gradient(z, y, temperature=t),
        lessons,
        scale=pull_size,
        least=500,
    ),
    Twin(
        "loss",
        "doubleSoftmaxGradient",
        lambda z, t, y: core.double_softmax_gradient(z, y, temperature=t),
        lessons,
        scale=double_pull_size,
        least=500,
    ),
    Twin(
        "loss",
        "numericGradient",
        measured_slopes,
        measured,
        scale=measured_size,
        least=500,
    ),
    Twin(
        "loss",
        "descended",
        lambda z, slopes, rate: core.gradient_descent(
            z, lambda _: np.array(slopes), rate, 1
        )[1],
        steps_downhill,
        exact=True,
    ),
    Twin("loss", "lossCurve", core.loss_curve, curves, zeros=True),
)
