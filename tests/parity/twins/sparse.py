"""sparse.js: softmax's relatives, with their zeros at the same places."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from softmax_viz import core
from tests.parity.cases import Logits, Random, logits, scenarios
from tests.parity.harness import Twin


def shares(rng: Random) -> Iterator[tuple[Logits]]:
    yield from (([0.0, 0.0],), ([-0.0, 1.0],), ([-1.0, 2.0],), ([1e308] * 3,))
    yield from (([5e-324, 1e308],), ([5e-324, 5e-324],), ([-1.0, -2.0],))
    for i in range(600):
        z = logits(rng, i)
        yield ([abs(x) for x in z] if i % 3 else z,)


def divided(z: Logits) -> Any:
    shares = core.plain_normalization(z)
    return None if np.isnan(shares).any() else shares


def edges(rng: Random) -> Iterator[tuple[Logits, float]]:
    """Scenarios, and classes that are about to get nothing."""
    yield from scenarios(rng, 250)
    for gap in (1.0, 2.0, 1 - 2**-53, 2 - 2**-52, 1.5, 0.5):
        for t in (1.0, 0.5, 3.0, 0.1):
            yield [gap * t, 0.0], t
            yield [gap * t, gap * t, 0.0, 0.0], t
    for n in range(3, 21):
        z = np.round(rng.uniform(-1, 1, n), 1)
        yield [float(x) for x in z], 1.0
        yield [float(x) for x in -np.arange(n) / 4], 1.0
    yield [float(x) for x in rng.normal(0, 1, 500)], 1.0


def top(rng: Random) -> Iterator[tuple[Logits]]:
    return ((z,) for z, _ in scenarios(rng))


def all_of_them(rng: Random) -> Iterator[tuple[Logits, float]]:
    yield from scenarios(rng, 300)
    yield from ((case[0], 1.0) for case in list(shares(rng))[:200])


TWINS = (
    Twin("sparse", "division", divided, shares, zeros=True, least=500),
    Twin("sparse", "sparsemax", core.sparsemax, edges, zeros=True),
    Twin("sparse", "entmax15", core.entmax15, edges, zeros=True),
    Twin("sparse", "hardmax", core.hardmax, top, zeros=True, least=500),
    Twin("sparse", "relatives", core.relatives, all_of_them, zeros=True, least=500),
)
