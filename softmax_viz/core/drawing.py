"""Deciding for one class: by its lead, by one random number, or by noise; and counting.

A draw needs a random number from outside. Here it is always an argument, so that it
can be shown, kept and used again with other probabilities.

What also runs under a finger has its twin in web/math/draws.js.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    as_floats,
    as_integer,
    as_integers,
    as_probabilities,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import exact_sum, gaps, largest


@dataclass(frozen=True)
class Lead:
    """Who is largest, and by how much: 0 in a tie, inf where nobody else is there."""

    winners: tuple[int, ...]
    margin: float


def lead(values: ArrayLike) -> Lead:
    """Return the indices of the largest value, and its margin over the next one.

    `values` is one vector, of logits or of probabilities. The winners come in order;
    where there are several the margin is 0. The margin is the rounded difference, and
    inf where that is beyond the floats or there is no other value. Raises ValueError if
    values are empty or hold nan.
    """
    numbers = as_vector("values", values).tolist()
    if any(x != x for x in numbers):
        raise ValueError(f"values must be comparable, got {values!r}")
    top = max(numbers)
    winners = tuple(i for i, x in enumerate(numbers) if x == top)
    others = [x for x in numbers if x != top]
    if len(winners) > 1:
        return Lead(winners, 0.0)
    return Lead(winners, top - max(others) if others else float("inf"))


def cumulative(probabilities: ArrayLike) -> Floats:
    """Return each class's right border on a bar from 0 to 1: C_i = p_1 + ... + p_i.

    `probabilities` is one vector, and so is the result. Every border is the exact sum,
    correctly rounded; from the last class with p > 0 on it is exactly 1. A class with
    p = 0 has no room: its border is that of the class before. Raises ValueError if the
    probabilities are negative, nan, or do not add up to 1.
    """
    p = as_probabilities("probabilities", as_vector("probabilities", probabilities))
    if np.isnan(p).any():
        raise ValueError(f"probabilities must be numbers, got {probabilities!r}")
    borders = np.array([float(c) for c in accumulate(map(Fraction, p.tolist()))])
    borders[np.flatnonzero(p)[-1] :] = 1.0
    return np.minimum(borders, 1.0)


def inverse_cdf(probabilities: ArrayLike, u: ArrayLike) -> NDArray[np.intp]:
    """Return the class on which each u falls: the first i with u < p_1 + ... + p_i.

    `probabilities` is one vector, `u` has any shape with values in [0, 1), and the
    result has the shape of u. A u exactly on a border belongs to the class after it. A
    class with p = 0 is never drawn. A uniform u draws class i with probability p_i.
    Raises ValueError as `cumulative` does, and if a u is not in [0, 1).
    Source: Devroye, Non-Uniform Random Variate Generation (1986), section III.2.
    """
    numbers = as_floats("u", u)
    if not np.all((numbers >= 0) & (numbers < 1)):
        raise ValueError(f"u must be at least 0 and below 1, got {u!r}")
    return np.searchsorted(cumulative(probabilities), numbers, side="right")


@np.errstate(all="ignore")
def gumbel_scores(
    logits: ArrayLike, noise: ArrayLike, temperature: float = 1.0
) -> Floats:
    """Return the scores (z_i - max z) / T + g_i, the largest of which is drawn.

    `logits` is one vector of n, `noise` has shape (..., n), and so has the result. With
    standard Gumbel noise the argmax of the scores has the probabilities softmax(z, T),
    and it is what `gumbel_max` draws from the same noise. T = 0 leaves the tied maxima
    their noise and gives the others -inf; T = inf leaves the noise alone. Raises
    ValueError unless temperature >= 0, and if the shapes do not fit.
    Source: Gumbel 1954; Maddison, Tarlow & Minka, NeurIPS 2014.
    """
    z, g = as_vector("logits", logits), as_floats("noise", noise)
    if g.ndim == 0 or g.shape[-1] != z.size:
        raise ValueError(f"noise must be of {z.size} classes, got shape {g.shape}")
    head, _ = gaps(z, largest(z, -1), as_temperature(temperature))
    return head + g


def mass_cut(probabilities: ArrayLike, filtered: ArrayLike) -> Floats:
    """Return the probability that a filter threw away: the sum of p_i where it left 0.

    `filtered` is what `top_k` or `top_p` made of the probabilities, both of shape
    (..., n); the result lacks the last axis. The classes that went are added up, so
    that a small mass keeps its digits. Raises ValueError if the shapes differ.
    """
    p = as_probabilities("probabilities", probabilities)
    kept = as_probabilities("filtered", filtered)
    if p.shape != kept.shape:
        raise ValueError(f"filtered must have shape {p.shape}, got {kept.shape}")
    return exact_sum(np.where(kept == 0, p, 0.0), -1)[..., 0]


def growth(probabilities: ArrayLike, filtered: ArrayLike) -> Floats:
    """Return how many times as likely a filter made the classes that it kept.

    `filtered` is what `top_k` or `top_p` made of the probabilities, both of shape
    (..., n); the result lacks the last axis. It is 1 over the mass that was kept.
    Raises ValueError if the shapes differ.
    """
    p = as_probabilities("probabilities", probabilities)
    kept = as_probabilities("filtered", filtered)
    if p.shape != kept.shape:
        raise ValueError(f"filtered must have shape {p.shape}, got {kept.shape}")
    return 1 / exact_sum(np.where(kept == 0, 0.0, p), -1)[..., 0]


def draw_counts(draws: ArrayLike, classes: int) -> NDArray[np.intp]:
    """Count how often each of so many classes was drawn.

    `draws` holds class indices in any shape; the counts add up to their number. Raises
    ValueError if an index is no class.
    """
    indices = _as_classes(draws, as_integer("classes", classes, 1))
    return np.bincount(indices, minlength=classes)


def running_shares(draws: ArrayLike, classes: int, after: Sequence[int]) -> Floats:
    """Return each class's share of the first m draws, for every m of `after`.

    `draws` holds class indices; the result has shape (len(after), classes) and each of
    its rows adds up to 1. Raises ValueError if an index is no class, or an m is not
    from 1 to the number of draws.
    """
    indices = _as_classes(draws, as_integer("classes", classes, 1))
    ends = as_integers("after", after, 1, indices.size)
    stops, place = np.unique(ends, return_inverse=True)
    stretch = np.repeat(np.arange(stops.size), np.diff(stops, prepend=0))
    cells = stretch * classes + indices[: stretch.size]
    counts = np.bincount(cells, minlength=stops.size * classes)
    seen = np.cumsum(counts.reshape(stops.size, classes), axis=0)
    return seen[place] / ends[:, None]


def standard_error(probabilities: ArrayLike, draws: int) -> Floats:
    """Return how far a class's share of n draws typically strays: sqrt(p (1 - p) / n).

    Any shape, the same out. A share lies within two standard errors of p about 95 times
    in 100. Raises ValueError unless 0 <= p <= 1 and draws is an integer of at least 1.
    """
    p = as_floats("probabilities", probabilities)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError(f"probabilities must be from 0 to 1, got {probabilities!r}")
    return np.sqrt(p * (1 - p) / as_integer("draws", draws, 1))


def _as_classes(draws: ArrayLike, classes: int) -> NDArray[np.intp]:
    indices = np.ravel(np.asarray(draws))
    if indices.dtype.kind not in "iu" or np.any((indices < 0) | (indices >= classes)):
        raise ValueError(f"draws must be indices below {classes}, got {draws!r}")
    return indices.astype(np.intp)
