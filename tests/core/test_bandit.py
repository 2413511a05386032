"""The slot machines: against a player in plain Python, and by their laws."""

import itertools
import math

import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.core import bandit
from tests.core.cases import INF, failing
from tests.core.refusals import wrongly_refused

VALUES = [0.5, 2.0, 1.0]
LIMITS = [0.0, 0.3, INF]


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def by_hand(values: list[float], t: float, pulls: int, seed: int) -> list[int]:
    """Return a game of the same luck, every mean taken anew from all rewards."""
    source = rng(seed)
    luck = source.normal(size=(pulls, 1))[:, 0].tolist()
    paid: list[list[float]] = [[] for _ in values]
    actions = []
    for j in range(pulls):
        if j < len(values):
            chosen = j
        else:
            noise = source.gumbel(size=(len(values), 1, 1))[:, 0, 0]
            believed = [math.fsum(rewards) / len(rewards) for rewards in paid]
            chosen = int(core.gumbel_scores(believed, noise, t).argmax())
        paid[chosen].append(values[chosen] + luck[j])
        actions.append(chosen)
    return actions


def test_a_game_is_the_one_played_by_hand() -> None:
    def is_the_same(t: float, seed: int) -> bool:
        games = core.play_bandit(VALUES, [t], 120, 1, rng(seed))
        return bool(games.actions[0, 0].tolist() == by_hand(VALUES, t, 120, seed))

    games = itertools.product((0.0, 0.05, 0.3, 1.0, 10.0, INF), range(4))
    wrong = failing(games, is_the_same)
    assert wrong == []


def test_beliefs_are_the_means_of_what_was_paid() -> None:
    pulls = 200
    games = core.play_bandit(VALUES, [0.5], pulls, 3, rng(2))
    luck = rng(2).normal(size=(pulls, 3))
    for run in range(3):
        for machine in range(3):
            pulled = games.actions[0, run] == machine
            rewards = VALUES[machine] + luck[pulled, run]
            means = np.cumsum(rewards) / np.arange(1, len(rewards) + 1)
            np.testing.assert_allclose(games.estimates[0, run, pulled], means)


def test_every_machine_is_tried_once_before_anything_else() -> None:
    games = core.play_bandit(VALUES, LIMITS, 50, 20, rng())
    assert (games.actions[..., :3] == [0, 1, 2]).all()


def test_without_temperature_the_best_belief_is_pulled() -> None:
    games = core.play_bandit(VALUES, [0.0], 100, 30, rng())
    for actions, estimates in zip(games.actions[0], games.estimates[0], strict=True):
        believed = dict(zip(actions[:3].tolist(), estimates[:3], strict=True))
        for action, estimate in zip(actions[3:].tolist(), estimates[3:], strict=True):
            assert believed[action] == max(believed.values())
            believed[action] = estimate


def test_with_infinite_temperature_all_machines_are_alike() -> None:
    games = core.play_bandit(VALUES, [INF], 500, 100, rng())
    share = np.bincount(games.actions[..., 3:].ravel()) / (497 * 100)
    error = core.standard_error([1 / 3], 497 * 100)
    assert (np.abs(share - 1 / 3) < 5 * error).all()


def test_only_gaps_between_values_count() -> None:
    moved = [value - 64 for value in VALUES]  # exact in binary
    here, there = (core.play_bandit(v, LIMITS, 80, 9, rng()) for v in (VALUES, moved))
    assert (here.actions == there.actions).all()
    np.testing.assert_array_equal(here.regret, there.regret)


def test_regret_grows_by_the_share_of_the_gap_that_was_lost() -> None:
    games = core.play_bandit(VALUES, LIMITS, 60, 5, rng())
    steps = np.diff(games.regret, axis=-1, prepend=0.0)
    lost = np.array([1.0, 0.0, 2 / 3])  # gaps 1.5, 0 and 1 of at most 1.5
    np.testing.assert_allclose(steps, lost[games.actions], atol=1e-12)


def test_equal_machines_leave_nothing_to_lose() -> None:
    assert core.gap_shares([3.0, 3.0]).tolist() == [0, 0]
    assert not core.play_bandit([1.0, 1.0], LIMITS, 30, 4, rng()).regret.any()


def test_shares_of_a_gap_beyond_the_floats() -> None:
    assert core.gap_shares([1e308, -1e308, 0.0]).tolist() == [0, 1, 0.5]


@pytest.mark.parametrize("values", [[1e308, -1e308, 0.0], [-1.7e308, 1.7e308]])
@pytest.mark.parametrize("t", [0.0, 1e-320, 1.0, 1e308, INF])
def test_huge_values_stay_finite(values: list[float], t: float) -> None:
    games = core.play_bandit(values, [t], 40, 3, rng())
    assert np.isfinite(games.regret).all()
    assert np.isfinite(games.estimates).all()
    assert games.regret.max() <= 40


def test_a_middle_temperature_loses_less_than_either_end() -> None:
    average = core.average_bandit([0.6, 0.3, 0.0], [0.0, 0.1, INF], 500, 200, rng())
    cold, middle, hot = average.mean_regret[:, -1]
    errors = average.final_error
    assert cold - middle > 2 * math.hypot(errors[0], errors[1])
    assert hot - middle > 2 * math.hypot(errors[2], errors[1])
    assert average.stuck_share[0] > 0.2
    assert average.stuck_share[2] == 0


def test_averages_are_those_of_the_games() -> None:
    games = core.play_bandit(VALUES, LIMITS, 100, 40, rng(3))
    average = core.average_bandit(VALUES, LIMITS, 100, 40, rng(3))
    np.testing.assert_allclose(average.mean_regret, games.regret.mean(axis=1))
    last = games.regret[..., -1]
    np.testing.assert_allclose(
        average.final_error, last.std(axis=1, ddof=1) / math.sqrt(40)
    )
    stuck = [
        np.mean([len(set(run[50:])) == 1 and run[-1] != 1 for run in runs.tolist()])
        for runs in games.actions
    ]
    np.testing.assert_allclose(average.stuck_share, stuck)


def test_a_single_run_has_an_average_without_spread() -> None:
    average = core.average_bandit(VALUES, [1.0], 10, 1, rng())
    assert average.final_error.tolist() == [0]


def test_what_is_known_are_the_last_estimates_and_the_pulls() -> None:
    games = core.play_bandit(VALUES, [0.5], 60, 1, rng())
    actions, estimates = games.actions[0, 0], games.estimates[0, 0]
    for pulls in (0, 1, 2, 3, 30, 60):
        believed, count = core.known_after(actions, estimates, pulls, 3)
        for machine in range(3):
            seen = estimates[:pulls][actions[:pulls] == machine]
            assert count[machine] == len(seen)
            if len(seen):
                assert believed[machine] == seen[-1]
            else:
                assert math.isnan(believed[machine])


def test_the_next_pull_tries_the_unknown_and_then_follows_softmax() -> None:
    unknown = math.nan
    assert core.pull_chances([unknown, unknown], 1.0).tolist() == [1, 0]
    assert core.pull_chances([2.0, unknown, unknown], 0.0).tolist() == [0, 1, 0]
    for t in LIMITS:
        np.testing.assert_array_equal(
            core.pull_chances(VALUES, t), core.softmax(VALUES, t)
        )


def test_the_next_pull_is_drawn_with_its_chances() -> None:
    games = core.play_bandit(VALUES, [0.5], 4, 20_000, rng())
    chances = np.array([core.pull_chances(q, 0.5) for q in games.estimates[0, :, :3]])
    shares = np.bincount(games.actions[0, :, 3]) / 20_000
    # Five standard errors of a share of 20,000 are below 0.018.
    np.testing.assert_allclose(shares, chances.mean(axis=0), atol=0.018)


def test_nonsense_is_refused_by_name() -> None:
    play = core.play_bandit
    wrong = wrongly_refused(
        (play, ([], [1.0], 9, 1, rng()), "values must be one vector"),
        (play, ([1.0, INF], [1.0], 9, 1, rng()), "values must be finite"),
        (play, (VALUES, [-1.0], 9, 1, rng()), "temperature must be zero or positive"),
        (play, (VALUES, [], 9, 1, rng()), "temperatures must be one vector"),
        (play, (VALUES, [1.0], 0, 1, rng()), "pulls must be an integer of at least 1"),
        (play, (VALUES, [1.0], 9, 0, rng()), "runs must be an integer of at least 1"),
        (play, (VALUES, [1.0], 9, 1, None), "rng must be a numpy.random.Generator"),
        (core.gap_shares, ([math.nan],), "values must be finite, got [nan]"),
        (core.known_after, ([0, 1], [0.5], 1, 2), "actions must"),
        (core.known_after, ([0, 2], [0.5, 0.5], 1, 2), "actions must"),
        (core.known_after, ([0, 1], [0.5, 0.5], 3, 2), "pulls must"),
        (core.known_after, ([0, 0], [0.5, 0.5], 1, 0), "machines must"),
        (core.pull_chances, ([], 1.0), "believed must"),
        (core.pull_chances, ([1.0], -1.0), "temperature must"),
    )
    assert wrong == []


@pytest.mark.parametrize("values", [VALUES, [1.0, 1.0, 1.0, 0.5], [1e200, -1e200]])
def test_few_games_are_the_same_games_as_among_many(
    values: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    temperatures = [0.0, 1e-320, 0.05, 1.0, 1e300, INF]
    few = core.play_bandit(values, temperatures, 200, 2, rng(5))
    monkeypatch.setattr(bandit, "FEW", 0)
    many = core.play_bandit(values, temperatures, 200, 2, rng(5))
    np.testing.assert_array_equal(few.actions, many.actions)
    np.testing.assert_array_equal(few.estimates, many.estimates)
    np.testing.assert_array_equal(few.regret, many.regret)


@pytest.mark.parametrize("values", [VALUES, (1.7e308, -1.7e308, 0.0), (1e-308, 0.0)])
@pytest.mark.parametrize("t", [0.0, 1e-320, 0.3, 1e308, INF])
def test_one_game_of_a_seed_s_luck_is_that_of_its_generator(
    values: tuple[float, ...], t: float
) -> None:
    games = core.play_bandit(values, [t], 80, 1, core.generator(9))
    payments, state, increment = core.game_luck(9, 80)
    noise = core.gumbel_noise(state, increment, 80 - len(values), len(values))
    pulled, estimates = core.bandit_game(values, t, payments, noise)
    assert pulled == games.actions[0, 0].tolist()
    assert estimates == games.estimates[0, 0].tolist()


def test_a_game_wants_noise_for_each_of_its_choices() -> None:
    payments, state, increment = core.game_luck(9, 20)
    for pulls in (19, 21):
        choices = pulls - len(VALUES)
        noise = core.gumbel_noise(state, increment, choices, len(VALUES))
        with pytest.raises(ValueError, match="noise must have shape"):
            core.bandit_game(VALUES, 1.0, payments, noise)
