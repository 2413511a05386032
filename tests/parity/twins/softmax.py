"""softmax.js: the bars while a finger moves."""

import math
from collections.abc import Iterator
from typing import Any

from softmax_viz import core
from tests.parity.cases import (
    HARD,
    INF,
    Logits,
    Random,
    logits,
    scenarios,
    vocabulary,
    warm,
)
from tests.parity.harness import Twin


def values(rng: Random) -> Iterator[tuple[Any, ...]]:
    yield ([],)
    yield from ((z,) for z in HARD)
    yield from ((logits(rng, i),) for i in range(200))
    yield (vocabulary(),)


def ranked(rng: Random) -> Iterator[tuple[Any, ...]]:
    return (case for case in values(rng) if case != ([],))


def with_vocabulary(rng: Random) -> Iterator[tuple[Any, ...]]:
    yield from scenarios(rng)
    yield from ((vocabulary(), t) for t in (0.7, INF))


def distributions(rng: Random) -> Iterator[tuple[Any, ...]]:
    yield from ((core.softmax(z, t).tolist(),) for z, t in scenarios(rng))
    yield (core.softmax(vocabulary().value).tolist(),)


def numbers(rng: Random) -> Iterator[tuple[float]]:
    yield from (
        (x,) for x in (0.0, -0.0, INF, -INF, 40.0, -745.13, -745.2, 1e308, -1e308)
    )
    yield from ((float(x),) for x in rng.normal(0, 10.0 ** rng.uniform(-3, 3, 400)))


def pairs(rng: Random) -> Iterator[tuple[float, float, float]]:
    yield from ((z[0], z[-1], t) for z, t in scenarios(rng))
    yield from ((float(gap), 0.0, 1.0) for gap in range(-760, 761, 20))


def pulls(rng: Random) -> Iterator[tuple[Logits, int, float, float]]:
    for z, t in warm(rng, 500):
        q = float(rng.choice([1e-300, 1e-9, 0.5, 1 - 2**-53, rng.random()]))
        yield z, int(rng.integers(len(z))), q, t


def targets(rng: Random) -> Iterator[tuple[float]]:
    yield from ((x,) for x in (-1.0, 0.0, 5e-4, 0.0015, 0.9985, 0.9995, 1.0, 2.0))
    yield from ((i / 2000,) for i in range(2001))


def pulled_size(z: Logits, i: int, q: float, t: float) -> float:
    """The logit is the others' largest and a multiple of t, which may cancel; 1e-12 t
    in a logit is 1e-12 of its probability."""
    top = max(x for k, x in enumerate(z) if k != i)
    return max(abs(top), t * (1 + abs(math.log(q)) + abs(math.log1p(-q))))


TWINS = (
    Twin("softmax", "largest", lambda v: max(v, default=-INF), values, exact=True),
    Twin("softmax", "ranking", core.ranking, ranked, exact=True),
    Twin("softmax", "gaps", core.scaled_gaps, with_vocabulary, zeros=True, least=500),
    Twin("softmax", "softmax", core.softmax, with_vocabulary, zeros=True, least=500),
    Twin(
        "softmax",
        "logSoftmax",
        core.log_softmax,
        with_vocabulary,
        zeros=True,
        least=500,
    ),
    Twin("softmax", "sigmoid", core.sigmoid, numbers, zeros=True),
    Twin("softmax", "entropyBits", lambda p: core.entropy(p, 2), distributions),
    Twin("softmax", "perplexity", core.perplexity, distributions),
    Twin("softmax", "odds", core.odds, pairs, zeros=True),
    Twin(
        "softmax",
        "pulled",
        lambda z, i, q, t: core.pulled_logits(z, i, q, t)[i],
        pulls,
        scale=pulled_size,
    ),
    Twin("pull", "pullTarget", core.pull_target, targets, exact=True),
    Twin(
        "pull",
        "shortPulled",
        lambda z, i, q, t: core.pulled_logits(z, i, q, t, short=True)[i],
        pulls,
        scale=pulled_size,
        close=1e-6,  # its seventh digit, where the full numbers lie on both sides of 5
    ),
)
