"""bandit.js: which machine a game settled on."""

from collections.abc import Iterator

from softmax_viz import core
from tests.parity.cases import Random
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


TWINS = (Twin("bandit", "settledOn", settled_on, games, exact=True),)
