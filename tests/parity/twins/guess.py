"""guess.js: a guessed distribution."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from softmax_viz import core
from tests.parity.cases import Random, scenarios
from tests.parity.harness import Twin


def drags(rng: Random) -> Iterator[tuple[Any, ...]]:
    for z, t in scenarios(rng):
        shares = core.softmax(z, t).tolist()
        wanted = float(rng.choice([-1.0, 0.0, 0.005, 0.5, 1.0, 2.0, rng.random()]))
        yield shares, int(rng.integers(len(z))), wanted


def pairs(rng: Random) -> Iterator[tuple[Any, ...]]:
    for z, t in scenarios(rng):
        p = core.softmax(z, t)
        near = core.softmax(np.asarray(z) + rng.normal(0, 1e-3, len(z)), t)
        other = [near, np.full(len(z), 1 / len(z)), p, rng.dirichlet(np.ones(len(z)))]
        yield p.tolist(), other[int(rng.integers(4))].tolist()
    yield [0.5, 0.5], [1.0, 0.0]
    yield [1.0, 0.0], [1.0, 0.0]


TWINS = (
    Twin("guess", "draggedShares", core.dragged_shares, drags, least=500),
    Twin(
        "guess", "totalVariation", core.total_variation, pairs, scale=lambda p, q: 1.0
    ),
    Twin("guess", "wastedBits", core.wasted_bits, pairs, scale=lambda p, q: 1.0),
)
