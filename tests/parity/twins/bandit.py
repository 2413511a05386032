"""bandit.js and runs.js: what a game settled on, what was known, what comes next."""

import math
from collections.abc import Iterator
from typing import Any

from softmax_viz import core
from tests.parity.cases import Random, scenarios
from tests.parity.harness import Twin


def games(rng: Random) -> Iterator[tuple[list[int]]]:
    yield from (([0],), ([0, 1],), ([1, 1],), ([0, 1, 1],), ([0, 1, 1, 1],))
    for i in range(400):
        pulls = int(rng.integers(1, 60))
        game = rng.integers(0, 4, pulls)
        game[int(rng.integers(0, pulls)) :] = i % 4
        yield (game.tolist(),)


def settled_on(pulled: list[int]) -> dict[str, int] | None:
    machine, since = map(int, core.settled_on(pulled))
    return {"machine": machine, "since": since} if since else None


def moments(rng: Random) -> Iterator[tuple[list[int], list[float], int, int]]:
    yield [0], [0.5], 0, 1
    for (game,) in games(rng):
        estimates = rng.normal(0, 3, len(game)).tolist()
        yield game, estimates, int(rng.integers(0, len(game) + 1)), 4


def known_after(
    pulled: list[int], estimates: list[float], pulls: int, machines: int
) -> dict[str, Any]:
    believed, counts = core.known_after(pulled, estimates, pulls, machines)
    return {"believed": believed, "counts": counts}


def beliefs(rng: Random) -> Iterator[tuple[list[float], float]]:
    for q, t in scenarios(rng, 300):
        yield q, t
        yield [*q[:1], *(math.nan for _ in q[1:])], t
    yield [math.nan, math.nan], 1.0


TWINS = (
    Twin("bandit", "settledOn", settled_on, games, exact=True),
    Twin("bandit", "knownAfter", known_after, moments, exact=True),
    Twin("bandit", "pullChances", core.pull_chances, beliefs),
    Twin("runs", "runs", core.runs, games, exact=True),
)
