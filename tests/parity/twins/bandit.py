"""bandit.js and runs.js: what a game settled on, what was known, what comes next."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from softmax_viz import core
from tests.parity.cases import Random, scenarios
from tests.parity.harness import Apart, Twin


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


def one(*_: Any) -> float:
    return 1.0


def luck(rng: Random) -> Iterator[tuple[core.GameLuck, int, int]]:
    """Return the luck of games, how many pulls they have, and how many machines."""
    for _ in range(60):
        pulls, n = int(rng.integers(1, 60)), int(rng.integers(1, 21))
        yield core.game_luck(int(rng.integers(0, 2**40)), pulls), pulls, n
    yield core.game_luck(16, 500), 500, 3


def noises(rng: Random) -> Iterator[Apart]:
    for (_, state, increment), pulls, n in luck(rng):
        yield Apart(
            (str(state), str(increment), pulls, n), (state, increment, pulls, n)
        )


def next_uniforms(rng: Random) -> Iterator[Apart]:
    for (_, state, increment), pulls, n in luck(rng):
        arguments = (state, increment, pulls * n)
        yield Apart((str(state), str(increment), pulls * n), arguments)


def uniforms_from(state: int, increment: int, count: int) -> list[float]:
    bits: Any = np.random.PCG64()
    bits.state = bits.state | {"state": {"state": state, "inc": increment}}
    return np.random.Generator(bits).random(count).tolist()


def whole_games(rng: Random) -> Iterator[tuple[Any, ...]]:
    some = list(luck(rng))
    for i, (z, t) in enumerate(scenarios(rng, 400)):
        (payments, state, increment), pulls, _ = some[i % len(some)]
        choices = max(pulls - len(z), 0)
        noise = core.gumbel_noise(state, increment, choices, len(z))
        yield z, t, payments.tolist(), noise.tolist()
        yield [x / 1000 for x in z], t / 1000, payments.tolist(), noise.tolist()


def bandit_game(*arguments: Any) -> dict[str, Any]:
    pulled, estimates = core.bandit_game(*arguments)
    return {"pulled": pulled, "estimates": estimates}


def values(rng: Random) -> Iterator[tuple[list[float]]]:
    return ((z,) for z, _ in scenarios(rng, 400))


TWINS = (
    Twin("random", "uniformsFrom", uniforms_from, next_uniforms, exact=True, least=50),
    Twin("random", "gumbelNoise", core.gumbel_noise, noises, scale=one, least=50),
    Twin("bandit", "banditGame", bandit_game, whole_games, scale=one),
    Twin("bandit", "gapShares", core.gap_shares, values),
    Twin("bandit", "settledOn", settled_on, games, exact=True),
    Twin("bandit", "knownAfter", known_after, moments, exact=True),
    Twin("bandit", "pullChances", core.pull_chances, beliefs),
    Twin("runs", "runs", core.runs, games, exact=True),
)
