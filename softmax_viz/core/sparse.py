"""Relatives of softmax that can answer an exact zero.

All take logits of shape (..., n) and give float64 probabilities of the same shape that
add up to 1 over the last axis. A mask (-inf) gives 0; all masks, nan or +inf give all
nan; empty logits raise ValueError. Adding a constant to the logits changes nothing
but their own rounding. The temperature divides the logits as it does for `softmax`:
T = 0 is `hardmax`, T = inf is uniform, and ValueError unless temperature >= 0.

What also runs under a finger has its twin in web/math/sparse.js.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_logits, as_temperature, as_vector
from softmax_viz.core._kernel import exact_sum, gaps, largest
from softmax_viz.core.activations import softmax
from softmax_viz.core.normalization import plain_normalization


def hardmax(logits: ArrayLike) -> Floats:
    """Return everything to the largest logit: softmax in the limit T = 0.

    Ties for the largest share equally.
    """
    return softmax(np.atleast_1d(as_logits(logits)), 0.0)


@np.errstate(all="ignore")
def sparsemax(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Return the distribution nearest to the logits: p_i = max(z_i - tau, 0).

    tau makes the sum 1, and comes in closed form from the sorted logits. A logit T or
    more below the largest gets 0. Source: Martins & Astudillo, ICML 2016.
    """
    z = np.atleast_1d(as_logits(logits))
    below, _ = gaps(z, largest(z, -1), as_temperature(temperature))
    gap = np.maximum(below, -1.0)
    ordered = -np.sort(-gap, axis=-1)
    sums = np.cumsum(ordered, axis=-1)
    ranks = np.arange(1, z.shape[-1] + 1)
    kept = np.count_nonzero(1 + ranks * ordered > sums, axis=-1, keepdims=True)
    kept = np.maximum(kept, 1)  # nan compares as False
    tau = (np.take_along_axis(sums, kept - 1, axis=-1) - 1) / kept
    p = np.maximum(gap - tau, 0.0)
    return p / exact_sum(p, -1)


def entmax15(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Return entmax with alpha = 1.5, half-way between softmax and sparsemax.

    A logit 2 T or more below the largest gets 0.
    """
    return entmax(logits, 1.5, temperature)


@np.errstate(all="ignore")
def entmax(logits: ArrayLike, alpha: float, temperature: float = 1.0) -> Floats:
    """Return p_i = max(1 + (alpha - 1)(z_i - tau), 0) ** (1 / (alpha - 1)).

    tau makes the sum 1. alpha = 1 is softmax, alpha = 2 is sparsemax; the larger alpha,
    the more zeros. tau is found by bisection; what is left to 1 between the two last
    candidates goes to the classes in which they differ, so the sum is right even where
    a large alpha makes it jump. Raises ValueError unless alpha is finite and >= 1.
    Source: Peters, Niculae & Martins, ACL 2019.
    """
    if not 1 <= alpha < math.inf:
        raise ValueError(f"alpha must be finite and at least 1, got {alpha!r}")
    z = np.atleast_1d(as_logits(logits))
    if alpha == 1:
        return softmax(z, temperature)
    order = alpha - 1
    gap, _ = gaps(z, largest(z, -1), as_temperature(temperature))

    def candidate(tau: Floats) -> Floats:
        return np.exp(np.log1p(np.maximum(order * (gap - tau), -1.0)) / order)

    # The largest probability lies between 1 and 1 / n; rounding asks for some room.
    low = np.zeros_like(gap[..., :1])
    high = low - math.expm1(-order * math.log(z.shape[-1])) / order * (1 + 2.0**-40)
    for _ in range(64):
        tau = (low + high) / 2
        over = np.add.reduce(candidate(tau), axis=-1, keepdims=True) > 1
        low, high = np.where(over, tau, low), np.where(over, high, tau)
    above, below = candidate(low), candidate(high)
    missing, differing = 1 - exact_sum(below, -1), exact_sum(above - below, -1)
    share = np.where(differing == 0, 0.0, missing / differing)
    return below + share * (above - below)


def relatives(logits: ArrayLike, temperature: float = 1.0) -> dict[str, Floats | None]:
    """Return what softmax and its relatives make of one vector, by their names.

    softmax, division, entmax15, sparsemax and hardmax; None for division where a
    logit is negative or all add up to 0. Division and hardmax know no temperature.
    """
    z = as_vector("logits", logits)
    divided = plain_normalization(z)
    return {
        "softmax": softmax(z, temperature),
        "division": None if np.isnan(divided).any() else divided,
        "entmax15": entmax15(z, temperature),
        "sparsemax": sparsemax(z, temperature),
        "hardmax": hardmax(z),
    }
