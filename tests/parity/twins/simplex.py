"""simplex.js: places on the simplex, the logits that lead there, and the slopes."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from softmax_viz import core
from tests.parity.cases import HARD, INF, Logits, Random, logits, scenarios, warm
from tests.parity.harness import Apart, Twin


def corners(rng: Random) -> Iterator[tuple[Logits]]:
    for n in (2, 3):
        yield from ((row,) for row in np.eye(n).tolist())
        yield from ((q,) for q in rng.dirichlet([0.4] * n, 200).tolist())
        yield from ((q,) for q in rng.dirichlet([1e-3] * n, 20).tolist())


def points(rng: Random) -> Iterator[tuple[Logits, Logits]]:
    for n in (2, 3):
        rooms = ([0.0] * n, [0.003] * n, [1e-12] * n, [0.2, *[0.0] * (n - 1)])
        places = np.concatenate(
            [
                core.simplex_points(np.eye(n)),
                core.simplex_points(rng.dirichlet([0.4] * n, 60)),
                rng.uniform(-3, 4, (60, 2)),
                [[0.5, 0.2886751345948129], [1e6, -1e6], [-1e3, 0.0], [0.5, 1e-3]],
            ]
        )
        for place in places.tolist():
            yield from ((place, least) for least in rooms)


def point_size(point: Logits, least: Logits) -> float:
    """A share is a difference of coordinates."""
    return max(1.0, *map(abs, point))


def maximum_size(z: Logits, t: float) -> float:
    """It is the largest logit and a multiple of t; 1e-12 t in a logit is 1e-12 of p."""
    return max(*map(abs, z), t)


def shared(rng: Random) -> Iterator[tuple[Any, ...]]:
    for z, t in warm(rng, 500):
        of = rng.permutation(len(z))[: int(rng.integers(2, 4))].tolist()
        q = rng.dirichlet([0.5] * len(of)).tolist()
        yield z, of, q, t
    yield [1.0, 2.0, 3.0], [0, 2], [0.0, 1.0], 1.0


def shared_size(z: Logits, of: list[int], q: Logits, t: float) -> float:
    return maximum_size([z[i] for i in of], t)


def bends(rng: Random) -> Iterator[tuple[Logits]]:
    yield from ((z,) for z in HARD)
    yield from ((logits(rng, i)[:3],) for i in range(80))


def own_pushes(rng: Random) -> Iterator[Apart]:
    for z, _ in scenarios(rng, 300):
        yield Apart((core.softmax(z).tolist(),), (z,))


def own_slopes(rng: Random) -> Iterator[Apart]:
    for z, t in scenarios(rng, 300):
        yield Apart((core.softmax(z, t).tolist(), t), (z, t))


def tiny_products(z: Logits, t: float) -> float:
    """Dividing by t magnifies the last digit of p_i p_j among the smallest floats."""
    return 1e-307 / t if 0 < t < 1 else 0.0


def gains(rng: Random) -> Iterator[Apart]:
    for z, t in scenarios(rng):
        p, slopes = core.softmax(z, t), core.softmax_jacobian(core.log_softmax(z, t))
        i, j = rng.integers(len(z), size=2).tolist()
        step = float(rng.choice([0.5, 1e-9, rng.uniform(-3, 3), 0.0]))
        if np.isfinite(slopes).all():
            push, pj = float(slopes[i, j]), float(p[j])
            yield Apart((push, pj, step), (z, i, j, step, t))


def swallowed(rng: Random) -> Iterator[tuple[Logits, float]]:
    yield from scenarios(rng)
    yield from (([1e7 + by, 0.0], 1.0) for by in (-10.0, 10.0))
    yield from (([1.0, 0.0], t) for t in (0.0, 1e-301, 1e-300, 1e300, 1e301, INF))


def slopes_alone(rng: Random) -> Iterator[tuple[float]]:
    yield from ((x,) for x in (0.0, -0.0, 0.25, -0.25, 0.3, 1e-320, INF, -INF))
    yield from ((x,) for x in rng.uniform(-0.3, 0.3, 200).tolist())


def strengths(rng: Random) -> Iterator[tuple[float]]:
    yield from ((i / 100,) for i in range(-100, 101))


def sums(rng: Random) -> Iterator[tuple[float, Logits]]:
    for z, t in scenarios(rng, 100):
        for row in core.softmax_jacobian(z, t).tolist():
            total = math.fsum(row) if np.isfinite(row).all() else row[0]
            yield from ((total, row), (row[0], row))


TWINS = (
    Twin("simplex", "place", core.simplex_points, corners, zeros=True),
    Twin(
        "simplex",
        "sharesAt",
        lambda point, least: core.nearest_probabilities(point, len(least), least),
        points,
        scale=point_size,
        zeros=True,
    ),
    Twin("simplex", "softMaximum", core.soft_maximum, warm, scale=maximum_size),
    Twin("simplex", "sharedLogits", core.shared_logits, shared, scale=shared_size),
    Twin(
        "simplex",
        "shortSharedLogits",
        lambda z, of, q, t: core.shared_logits(z, of, q, t, short=True),
        shared,
        scale=lambda z, of, q, t: t + 1e-8 * shared_size(z, of, q, t),
        close=1e-4,  # one unit, where the full numbers lie on both sides of a half
    ),
    Twin("simplex", "canBeShared", core.can_be_shared, swallowed, exact=True),
    Twin("simplex", "slopeStrength", core.slope_strength, slopes_alone),
    Twin("simplex", "slopeOfStrength", core.slope_of_strength, strengths, exact=True),
    Twin("simplex", "onlyRounding", core.only_rounding, sums, exact=True),
    Twin("simplex", "temperaturePath", core.temperature_path, bends),
    Twin("simplex", "pushes", core.softmax_jacobian, own_pushes, zeros=True),
    Twin(
        "simplex",
        "slopes",
        core.softmax_jacobian,
        own_slopes,
        scale=tiny_products,
        zeros=True,
    ),
    Twin("simplex", "gain", core.gain, gains),
)
