"""The policy gradient: its law, its average, and what it climbs."""

import itertools
import math

import numpy as np
import pytest

from softmax_viz import core

INF, NAN = math.inf, math.nan
CASES = [
    ([0.0, 0.0, 0.0], [0.6, 0.3, 0.0], 1.0),
    ([2.0, 1.0, 0.5], [1.0, -2.0, 0.5], 1.0),
    ([2.0, 1.0, 0.5], [1.0, -2.0, 0.5], 0.3),
    ([-1.0, 4.0], [0.0, 1.0], 5.0),
    ([40.0, 0.0], [0.0, 1.0], 1.0),
]


@pytest.mark.parametrize(("z", "rewards", "t"), CASES)
def test_the_average_of_the_pulls_is_the_slope_of_the_expected_reward(
    z: list[float], rewards: list[float], t: float
) -> None:
    p = core.softmax(z, t)
    pulls = [core.policy_gradient(z, a, r, t) for a, r in enumerate(rewards)]
    average = sum(p_a * pull for p_a, pull in zip(p, pulls, strict=True))
    slope = core.expected_reward_gradient(z, rewards, t)
    np.testing.assert_allclose(slope, average, rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize(("z", "rewards", "t"), CASES)
def test_it_is_the_slope_that_is_measured(
    z: list[float], rewards: list[float], t: float
) -> None:
    step = 1e-5 * np.eye(len(z))
    measured = [
        (
            core.expected_reward(np.add(z, h), rewards, t)
            - core.expected_reward(np.subtract(z, h), rewards, t)
        )
        / 2e-5
        for h in step
    ]
    slope = core.expected_reward_gradient(z, rewards, t)
    np.testing.assert_allclose(slope, measured, rtol=1e-6, atol=1e-9)


def test_one_pull_moves_along_the_logarithm_of_its_own_probability() -> None:
    z, t = np.array([1.0, 0.2, -0.7]), 0.6
    for action in range(3):
        measured = [
            (core.log_softmax(z + h, t) - core.log_softmax(z - h, t))[action] / 2e-6
            for h in 1e-6 * np.eye(3)
        ]
        found = core.policy_gradient(z, action, -1.5, t)
        np.testing.assert_allclose(found, np.multiply(-1.5, measured), rtol=1e-7)
        loss = core.cross_entropy_gradient(z, action, temperature=t)
        np.testing.assert_array_equal(core.policy_gradient(z, action, 1.0, t), 0 - loss)


@pytest.mark.parametrize(("z", "rewards", "t"), CASES)
def test_what_one_logit_gains_the_others_lose(
    z: list[float], rewards: list[float], t: float
) -> None:
    for action, reward in enumerate(rewards):
        pull = core.policy_gradient(z, action, reward, t)
        assert abs(pull.sum()) <= 1e-15 / t
        assert pull[action] * reward >= 0


def test_a_small_step_raises_the_expected_reward() -> None:
    z, rewards = np.zeros(4), [0.2, 1.0, -3.0, 0.5]
    values = []
    for _ in range(50):
        values.append(core.expected_reward(z, rewards))
        z = z + 0.1 * core.expected_reward_gradient(z, rewards)
    assert all(a < b for a, b in itertools.pairwise(values))


def test_equal_rewards_leave_no_slope_but_each_pull_moves() -> None:
    found = core.first_pulls([2.0, 2.0, 2.0])
    assert found.expected.tolist() == [0, 0, 0]
    np.testing.assert_allclose(found.each, 2 * (np.eye(3) - 1 / 3), rtol=1e-14)


def test_the_first_pulls_start_from_equal_chances() -> None:
    found = core.first_pulls([0.6, 0.3, 0.0])
    # reward * (y - 1/3), and on average (reward - 0.3) / 3.
    expected = [[0.4, -0.2, -0.2], [-0.1, 0.2, -0.1], [0.0, 0.0, 0.0]]
    np.testing.assert_allclose(found.each, expected, rtol=1e-14)
    np.testing.assert_allclose(found.expected, [0.1, 0, -0.1], atol=1e-16)
    np.testing.assert_allclose(found.each.mean(axis=0), found.expected, atol=1e-16)


@pytest.mark.parametrize("rewards", [[0.6, -0.3, 0.0, 2.5], [7.0], [1e308, -1e308]])
def test_each_first_pull_is_a_policy_gradient_of_equal_logits(
    rewards: list[float],
) -> None:
    level = [0.0] * len(rewards)
    for action, reward in enumerate(rewards):
        each = core.first_pulls(rewards).each[action]
        expected = core.policy_gradient(level, action, reward)
        np.testing.assert_array_equal(each, expected)


def test_at_the_limits_of_temperature() -> None:
    assert core.policy_gradient([2, 1], 1, 3.0, INF).tolist() == [0, 0]
    assert core.policy_gradient([2, 1], 1, 3.0, 0).tolist() == [-INF, INF]
    assert core.policy_gradient([2, 1], 1, 0.0, 0).tolist() == [0, 0]
    assert core.expected_reward_gradient([2, 1], [1, 0], 0).tolist() == [0, 0]
    assert core.expected_reward_gradient([1, 1], [1, 0], 0).tolist() == [INF, -INF]
    assert core.expected_reward_gradient([2, 1], [1, 0], INF).tolist() == [0, 0]


@pytest.mark.parametrize("reward", [NAN, INF, -INF])
def test_a_reward_must_be_finite(reward: float) -> None:
    with pytest.raises(ValueError, match="reward must be finite, got"):
        core.policy_gradient([1, 2], 0, reward)
    with pytest.raises(ValueError, match="rewards must be finite, got"):
        core.first_pulls([1, reward])


def test_rewards_must_be_as_many_as_logits() -> None:
    for function in (core.expected_reward, core.expected_reward_gradient):
        with pytest.raises(ValueError, match="rewards must be 2 numbers, got 3"):
            function([1, 2], [1, 2, 3])
