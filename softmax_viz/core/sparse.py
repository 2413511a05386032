"""Relatives of softmax that give exact zeros."""

import math

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_logits
from softmax_viz.core._kernel import largest
from softmax_viz.core.activations import softmax


@np.errstate(all="ignore")
def sparsemax(logits: ArrayLike) -> Floats:
    """Give the probabilities nearest to the logits: max(z_i - tau, 0)."""
    z = as_logits(logits)
    gap = np.maximum(z - largest(z, -1), -1.0)
    ordered = -np.sort(-gap, axis=-1)
    sums = np.cumsum(ordered, axis=-1)
    ranks = np.arange(1, z.shape[-1] + 1)
    kept = np.add.reduce(1 + ranks * ordered > sums, axis=-1, keepdims=True)
    last = np.maximum(kept - 1, 0)
    tau = (np.take_along_axis(sums, last, axis=-1) - 1) / (last + 1)
    p = np.maximum(gap - tau, 0.0)
    return p / np.add.reduce(p, axis=-1, keepdims=True)


def entmax15(logits: ArrayLike) -> Floats:
    """Give entmax with alpha = 1.5, half-way between softmax and sparsemax."""
    return entmax(logits, 1.5)


@np.errstate(all="ignore")
def entmax(logits: ArrayLike, alpha: float) -> Floats:
    """Give the probabilities p_i = (1 + (alpha - 1)(z_i - tau))_+ ^ (1/(alpha - 1))."""
    if not 1 <= alpha < math.inf:
        raise ValueError(f"alpha must be at least 1 and finite, got {alpha!r}")
    if alpha == 1:
        return softmax(logits)
    z = as_logits(logits)
    order = alpha - 1
    gap = z - largest(z, -1)

    def raised(tau: Floats) -> Floats:
        steps = np.maximum(order * (gap - tau), -1.0)
        return np.exp(np.log1p(steps) / order)

    low = np.zeros_like(gap[..., :1])
    high = low - math.expm1(-order * math.log(z.shape[-1])) / order
    for _ in range(64):
        middle = (low + high) / 2
        over = np.add.reduce(raised(middle), axis=-1, keepdims=True) > 1
        low, high = np.where(over, middle, low), np.where(over, high, middle)
    above, below = raised(low), raised(high)
    extra = np.add.reduce(above - below, axis=-1, keepdims=True)
    missing = 1 - np.add.reduce(below, axis=-1, keepdims=True)
    share = np.where(extra > 0, missing / extra, 0.0)
    return below + share * (above - below)
