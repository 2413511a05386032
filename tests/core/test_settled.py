"""When a game of slot machines has settled on one of them."""

from itertools import product

import numpy as np
import pytest

from softmax_viz import core


def by_definition(pulled: tuple[int, ...]) -> int:
    """Return since which pull the last machine was pulled alone; 0 if too late."""
    since = len(pulled)
    while since > 1 and pulled[since - 2] == pulled[-1]:
        since -= 1
    return since if since - 1 <= len(pulled) // 2 else 0


@pytest.mark.parametrize("pulls", range(1, 9))
def test_every_short_game_by_the_definition(pulls: int) -> None:
    games = list(product(range(2), repeat=pulls))
    machine, since = core.settled_on(games)
    assert machine.tolist() == [game[-1] for game in games]
    assert since.tolist() == [by_definition(game) for game in games]


def test_a_batch_is_its_games_one_by_one() -> None:
    games = np.random.default_rng(4).integers(0, 2, (3, 5, 7))
    machine, since = core.settled_on(games)
    assert machine.shape == since.shape == (3, 5)
    for k in np.ndindex(3, 5):
        assert [machine[k], since[k]] == [int(x) for x in core.settled_on(games[k])]


def test_games_that_ended_stuck_are_those_settled_on_a_worse_machine() -> None:
    values, arguments = [1.0, 0.9, 0.0], ([0.01, 1.0], 30, 200)
    games = core.play_bandit(values, *arguments, np.random.default_rng(5))
    machine, since = core.settled_on(games.actions)
    stuck = ((since > 0) & (machine != 0)).mean(axis=1)
    averages = core.average_bandit(values, *arguments, np.random.default_rng(5))
    np.testing.assert_array_equal(averages.stuck_share, stuck)
    assert stuck[0] > stuck[1]
