"""The policy gradient: logits that learn from rewards, and what they climb."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_vector
from softmax_viz.core.activations import softmax, softmax_jacobian
from softmax_viz.core.losses import cross_entropy_gradient


@dataclass(frozen=True, eq=False)
class FirstPulls:
    """What one pull does to logits that are all 0, pull by pull, and on average.

    Row a of `each` is the policy gradient of action a with its reward, shape (n, n);
    `expected` is their average by the probabilities, shape (n,).
    """

    each: Floats
    expected: Floats


def policy_gradient(
    logits: ArrayLike, action: int, reward: float, temperature: float = 1.0
) -> Floats:
    """Return reward * d log p_action / d z_i = reward * (y_i - p_i) / T.

    y is one-hot at `action`; the result has shape (n,) and adds up to 0. Its average
    over actions drawn from softmax(logits / T) is `expected_reward_gradient`, which is
    why a step along it makes rewards larger on average. At T = inf it is 0; at T = 0,
    where the policy jumps, what divides by 0 is infinite. A reward of 0 moves nothing.
    Raises ValueError unless reward is finite, and as `cross_entropy_gradient` does.
    Source: Williams 1992, REINFORCE.
    """
    if not np.isfinite(reward):
        raise ValueError(f"reward must be finite, got {reward!r}")
    slope = cross_entropy_gradient(logits, action, temperature=temperature)
    with np.errstate(over="ignore"):
        return 0.0 - reward * slope if reward else np.zeros_like(slope)


def expected_reward(
    logits: ArrayLike, rewards: ArrayLike, temperature: float = 1.0
) -> float:
    """Return sum p_i reward_i, what a draw from softmax(logits / T) pays on average.

    `logits` and `rewards` are vectors of one length; ValueError unless they are, and
    unless rewards are finite. Raises as `softmax` does.
    """
    z = as_vector("logits", logits)
    return float(softmax(z, temperature) @ _as_rewards(rewards, z.size))


def expected_reward_gradient(
    logits: ArrayLike, rewards: ArrayLike, temperature: float = 1.0
) -> Floats:
    """Return d expected_reward / d z_i = p_i (reward_i - expected reward) / T.

    Arguments and errors are those of `expected_reward`; the result has shape (n,). At
    T = inf it is 0; at T = 0 it is 0, and inf or nan at a tie, where there is a jump.
    """
    z = as_vector("logits", logits)
    given = _as_rewards(rewards, z.size)
    # Only differences between rewards count: without the mean, less cancels. In units
    # of the largest, so that no sum overflows.
    unit = float(np.abs(given).max()) or 1.0
    parts = given / unit
    with np.errstate(invalid="ignore", over="ignore"):
        return softmax_jacobian(z, temperature) @ (parts - parts.mean()) * unit


def first_pulls(rewards: ArrayLike) -> FirstPulls:
    """Return what each action's first reward does to logits that are all 0.

    Raises ValueError unless rewards are one vector of finite numbers.
    """
    given = _as_rewards(rewards)[:, None]
    level = np.zeros(given.size)
    with np.errstate(over="ignore"):
        each = 0.0 - given * (softmax(level) - np.eye(given.size))
    return FirstPulls(each, expected_reward_gradient(level, given[:, 0]))


def _as_rewards(rewards: ArrayLike, size: int | None = None) -> Floats:
    given = as_vector("rewards", rewards)
    if not np.isfinite(given).all():
        raise ValueError(f"rewards must be finite, got {rewards!r}")
    if size not in (None, given.size):
        raise ValueError(f"rewards must be {size} numbers, got {given.size}")
    return given
