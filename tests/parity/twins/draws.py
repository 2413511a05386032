"""draws.js and sum.js: from probabilities to one class."""

import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np

from softmax_viz import core
from tests.parity.cases import Logits, Random, logits, scenarios, vocabulary
from tests.parity.harness import Apart, Twin

CUTS = ([0.1] * 10, [0.3, 0.3, 0.2, 0.1, 0.1], [0.5, 0.25, 0.25], [0.0, 1.0], [1.0])


def values(rng: Random) -> Iterator[tuple[Logits]]:
    yield from (([3.0],), ([0.0, -0.0],))
    yield from ((z,) for z, _ in scenarios(rng, 300))
    yield from ((p,) for p in distributions(rng))


def distributions(rng: Random) -> Iterator[Logits]:
    yield from CUTS
    yield from (core.softmax(z, t).tolist() for z, t in scenarios(rng, 300))


def sizes(rng: Random) -> Iterator[tuple[Logits, int]]:
    for p in distributions(rng):
        yield p, int(rng.integers(1, 21))


def masses(rng: Random) -> Iterator[tuple[Logits, float]]:
    for p in distributions(rng):
        # A hundredth of the slider, or exactly the mass of some classes, or near it.
        some = math.fsum(sorted(p)[-int(rng.integers(1, len(p) + 1)) :])
        near = math.nextafter(some, rng.choice([0.0, 2.0]))
        for mass in (round(float(rng.random()), 2), some, near):
            yield p, min(mass, 1.0)
    yield from ((p, mass) for p in CUTS for mass in (0.0, 1.0))


def kept_by_top_k(p: Logits, k: int) -> list[bool]:
    order = core.ranking(p)[:k].tolist()
    kept = [i in order for i in range(len(p))]
    assert ((core.top_k(p, min(k, len(p))) > 0) <= kept).all()
    return kept


def kept_by_top_p(p: Logits, mass: float) -> list[bool]:
    """top_p says which classes are kept by what it leaves them, unless that is 0."""
    visible = int((core.top_p(p, mass) > 0).sum())
    positive = sum(x > 0 for x in p)
    return kept_by_top_k(p, visible if visible < positive or mass < 1 else len(p))


def cuts(rng: Random) -> Iterator[tuple[Logits, list[bool]]]:
    yield from ((p, kept_by_top_k(p, k)) for p, k in sizes(rng))


def sharing(p: Logits, kept: list[bool]) -> Any:
    return core.top_k(p, sum(kept))


def lost(p: Logits, kept: list[bool]) -> Any:
    return core.mass_cut(p, sharing(p, kept))


def bars(rng: Random) -> Iterator[tuple[Any, ...]]:
    yield from ((p,) for p in distributions(rng))
    yield (core.softmax(vocabulary().value).tolist(),)


def picks(rng: Random) -> Iterator[Apart]:
    for p in distributions(rng):
        borders = core.cumulative(p).tolist()
        on_border = float(rng.choice(borders))
        for u in (0.0, 0.5, 1 - 2**-53, float(rng.random()), on_border):
            if u < 1:
                yield Apart((borders, u), (p, u))


def growing(p: Logits, kept: list[bool]) -> Any:
    return core.growth(p, sharing(p, kept))


def noises(rng: Random) -> Iterator[tuple[Logits, float, Logits]]:
    yield from ((z, t, rng.gumbel(size=len(z)).tolist()) for z, t in scenarios(rng))


def noise_size(z: Logits, t: float, noise: Logits) -> Any:
    """The gap and the noise may cancel."""
    return np.abs(noise)


def tallies(rng: Random) -> Iterator[tuple[list[int], int]]:
    yield [], 3
    for n in rng.integers(1, 21, 120).tolist():
        yield rng.integers(0, n, int(rng.integers(0, 200))).tolist(), n


def counted(drawn: list[int], n: int) -> Any:
    return core.draw_counts(np.array(drawn, dtype=int), n)


def terms(rng: Random) -> Iterator[tuple[Any, ...]]:
    yield from (([],), ([0.1] * 10,), ([1.0, 2.0**-53, 2.0**-106],))
    yield from (([1e16, 1.0, -1e16],), ([1e308, -1e308, 1e-308],), ([-0.0],))
    yield from ((p,) for p in distributions(rng))
    for i in range(200):
        z = [x for x in logits(rng, i) if abs(x) < 1e300]
        yield ([*z, *(-x * (1 + 2**-50) for x in z[::2])],)
        wide = rng.choice([-1, 1], 30) * 10.0 ** rng.uniform(-300, 300, 30)
        yield (wide.tolist(),)


def few_terms(rng: Random) -> Iterator[tuple[Any, ...]]:
    yield from terms(rng)
    yield (vocabulary(),)


def sums(values: Logits) -> list[float]:
    return [math.fsum(values[: i + 1]) for i in range(len(values))]


TWINS = (
    Twin("draws", "lead", lambda v: asdict(core.lead(v)), values, exact=True),
    Twin("draws", "keepTopK", kept_by_top_k, sizes, exact=True),
    Twin("draws", "keepTopP", kept_by_top_p, masses, exact=True),
    Twin("draws", "renormalised", sharing, cuts, zeros=True),
    Twin("draws", "massCut", lost, cuts, zeros=True),
    Twin("draws", "growth", growing, cuts),
    Twin("draws", "borders", core.cumulative, bars, exact=True),
    Twin("draws", "pick", core.inverse_cdf, picks, exact=True),
    Twin(
        "draws",
        "gumbelScores",
        lambda z, t, noise: core.gumbel_scores(z, noise, t),
        noises,
        scale=noise_size,
    ),
    Twin("draws", "drawCounts", counted, tallies, exact=True),
    Twin("sum", "sum", math.fsum, few_terms, exact=True),
    Twin("sum", "sums", sums, terms, exact=True),
)
