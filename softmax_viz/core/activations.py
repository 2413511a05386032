"""Softmax and its relatives: from logits to probabilities."""

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import (
    Axis,
    Floats,
    Scalars,
    as_floats,
    as_logits,
    as_temperature,
)
from softmax_viz.core._kernel import add_up, exponentials, gaps, largest


@np.errstate(all="ignore")
def softmax(logits: ArrayLike, temperature: float = 1.0, axis: Axis = -1) -> Floats:
    """Turn logits into probabilities: p_i = exp(z_i / T) / sum_k exp(z_k / T)."""
    z = as_logits(logits)
    weights = exponentials(z, largest(z, axis), as_temperature(temperature))
    ties, rest = add_up(weights, axis)
    weights /= ties + rest
    return weights


@np.errstate(all="ignore")
def log_softmax(logits: ArrayLike, temperature: float = 1.0, axis: Axis = -1) -> Floats:
    """Give the logarithms of the probabilities: log p_i = z_i / T - logsumexp(z / T)."""
    z = as_logits(logits)
    maximum = largest(z, axis)
    head, tail = gaps(z, maximum, as_temperature(temperature))
    ties, rest = add_up(np.exp(head) * (1 + tail), axis)
    return head - (np.log1p(rest + (ties - 1)) - tail)


@np.errstate(all="ignore")
def logsumexp(logits: ArrayLike, axis: Axis = -1) -> Scalars:
    """Give log(sum_k exp(z_k)), a smooth maximum."""
    z = as_floats("logits", logits)
    if z.size == 0:
        return np.add.reduce(z, axis=axis) - np.inf
    maximum = largest(z, axis)
    ties, rest = add_up(exponentials(z, maximum, 1.0), axis)
    result = maximum + np.log1p(rest + (ties - 1))
    # Without a finite maximum the answer is the maximum itself: -inf, inf or nan.
    result = np.where(np.isfinite(maximum), result, maximum)
    return np.squeeze(result, axis=axis)[()]


@np.errstate(all="ignore")
def sigmoid(x: ArrayLike) -> Floats:
    """Squash each number into 0..1 on its own: 1 / (1 + exp(-x))."""
    array = as_floats("x", x)
    small = np.exp(-np.abs(array))
    return np.where(array < 0, small, 1.0) / (1.0 + small)


@np.errstate(all="ignore")
def log_sigmoid(x: ArrayLike) -> Floats:
    """Give log(sigmoid(x)) = -log(1 + exp(-x))."""
    array = as_floats("x", x)
    return np.minimum(array, 0.0) - np.log1p(np.exp(-np.abs(array)))


@np.errstate(all="ignore")
def softmax_jacobian(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Give d p_i / d z_j = p_i (1[i = j] - p_j) / T."""
    t = as_temperature(temperature)
    p, others = with_complements(as_logits(logits), t)
    products = -p[..., :, None] * p[..., None, :]
    diagonal = np.arange(p.shape[-1])
    products[..., diagonal, diagonal] = p * others
    return np.divide(products, t, out=np.zeros_like(products), where=products != 0)


def with_complements(logits: Floats, temperature: float) -> tuple[Floats, Floats]:
    """Give p and 1 - p over the last axis, where 1 - p is the sum of the others."""
    weights = exponentials(logits, largest(logits, -1), temperature)
    ties, rest = add_up(weights, -1)
    p = weights / (ties + rest)
    return p, np.where(p > 0.5, rest / (ties + rest), 1.0 - p)
