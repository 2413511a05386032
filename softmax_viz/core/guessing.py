"""A guessed distribution: dragging it, and how far it is from the true one.

What also runs under a finger has its twin in web/math/guess.js.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import (
    Floats,
    Scalars,
    as_integer,
    as_probabilities,
    as_vector,
)
from softmax_viz.core.information import kl_divergence


def dragged_shares(shares: ArrayLike, index: int, wanted: float) -> Floats:
    """Return shares that add up to 1, of which `index` has what is wanted.

    What is wanted counts to the hundredth, and as 0 or 1 beyond them. The others keep
    their ratios; where they have nothing they share equally. `shares` is one vector of
    n >= 2 numbers, and so is the result.
    """
    before = as_vector("shares", as_probabilities("shares", shares))
    i = as_integer("index", index, 0, before.size - 1)
    if before.size < 2:
        raise ValueError(f"shares must have at least 2 classes, got {before.size}")
    share = min(max(math.floor(100 * wanted + 0.5) / 100, 0.0), 1.0)
    others = math.fsum(np.delete(before, i))
    if others > 0:
        result = before * ((1 - share) / others)
    else:
        result = np.full(before.size, (1 - share) / (before.size - 1))
    result[i] = share
    return result


def total_variation(p: ArrayLike, q: ArrayLike) -> Scalars:
    """Return half the sum of |p_i - q_i|: how much of the whole lies elsewhere.

    0 if p equals q, 1 if they share no class, the same both ways round.
    """
    first, second = as_probabilities("p", p), as_probabilities("q", q)
    if first.shape[-1] != second.shape[-1]:
        message = f"q must have {first.shape[-1]} classes, as p has"
        raise ValueError(f"{message}, got {second.shape[-1]}")
    return np.add.reduce(np.abs(first - second), axis=-1) / 2


def wasted_bits(p: ArrayLike, q: ArrayLike) -> Scalars:
    """Return how many bits more a code made for q needs where p is true.

    That is the cross-entropy -sum_i p_i log2 q_i less the entropy of p, the
    Kullback-Leibler divergence in bits: 0 if p equals q, inf where p > 0 = q.
    """
    return kl_divergence(p, q) / math.log(2)
