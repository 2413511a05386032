"""Choosing a class: cutting a distribution short, and drawing from it.

What also runs under a finger has its twin in web/math/draws.js.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    as_integer,
    as_probabilities,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import BLOCK, exact_sum, gaps, largest


def top_k(probabilities: ArrayLike, k: int) -> Floats:
    """Keep the k most likely classes, and renormalise.

    Probabilities have shape (..., n), and so has the result; the other classes get 0.
    Among ties at the border the class with the lower index stays. A vector of nan stays
    nan. Raises ValueError unless k is an integer from 1 to n.
    """
    p = as_probabilities("probabilities", probabilities)
    count = as_integer("k", k, 1, p.shape[-1])
    return _keep_first(p, _by_probability(p), np.full(p.shape[:-1], count))


def top_p(probabilities: ArrayLike, p: float) -> Floats:
    """Keep the smallest set of classes whose mass is at least p, and renormalise.

    Probabilities have shape (..., n), and so has the result; the other classes get 0.
    The mass is the exact sum, correctly rounded. At least one class is kept, and p = 1
    keeps all. Among ties at the border the class with the lower index stays. A vector
    of nan stays nan. Raises ValueError unless 0 <= p <= 1.
    Source: Holtzman et al., ICLR 2020 (nucleus sampling).
    """
    if not 0 <= p <= 1:
        raise ValueError(f"p must be from 0 to 1, got {p!r}")
    full = as_probabilities("probabilities", probabilities)
    order = _by_probability(full)
    ordered = np.take_along_axis(full, order, axis=-1)
    counts = np.apply_along_axis(_nucleus_size, -1, ordered, p)
    return _keep_first(full, order, counts)


@np.errstate(all="ignore")
def gumbel_max(
    logits: ArrayLike,
    size: int | tuple[int, ...],
    rng: np.random.Generator,
    temperature: float = 1.0,
) -> NDArray[np.intp]:
    """Draw class indices with the probabilities softmax(logits, temperature).

    Each draw adds Gumbel noise -log(-log(u)) to every z_i / T and takes the largest.
    `logits` is one vector, the result an array of shape `size`. A class with p = 0 is
    never drawn; T = 0 draws among the tied maxima, T = inf among all unmasked classes.
    Raises ValueError if no distribution exists (all masked, nan or +inf among the
    logits), if rng is no numpy Generator, and unless temperature >= 0.
    Source: Gumbel 1954; Maddison, Tarlow & Minka, NeurIPS 2014.
    """
    z = as_vector("logits", logits)
    # A gap of -745 or less has p = 0; the noise, between -4 and 37, cannot bridge it.
    head, _ = gaps(z, largest(z, -1), as_temperature(temperature))
    if not np.any(head == 0):
        raise ValueError(f"logits must have a distribution, got {logits!r}")
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a numpy.random.Generator, got {rng!r}")
    try:
        draws = np.empty(size, dtype=np.intp)
    except (TypeError, ValueError):
        message = f"size must be a length or a tuple of them, got {size!r}"
        raise ValueError(message) from None
    flat = draws.reshape(-1)
    at_once = max(1, 16 * BLOCK // z.size)
    for start in range(0, flat.size, at_once):
        part = flat[start : start + at_once]
        noise = rng.gumbel(size=(part.size, z.size))
        part[:] = np.argmax(head + noise, axis=-1)
    return draws


def _by_probability(p: Floats) -> NDArray[np.intp]:
    return np.argsort(-p, axis=-1, kind="stable")


def _nucleus_size(ordered: Floats, mass: float) -> int:
    terms = ordered.tolist()
    if mass == 1:
        return len(terms)
    low, high = 1, len(terms)
    while low < high:
        middle = (low + high) // 2
        if math.fsum(terms[:middle]) >= mass:
            high = middle
        else:
            low = middle + 1
    return low


def _keep_first(p: Floats, order: NDArray[np.intp], counts: NDArray[np.intp]) -> Floats:
    """Keep the first `counts` classes in `order` of each vector, and renormalise."""
    kept = np.arange(p.shape[-1]) < counts[..., None]
    values = np.where(kept, np.take_along_axis(p, order, axis=-1), 0.0)
    result = np.empty_like(p)
    np.put_along_axis(result, order, values / exact_sum(values, -1), axis=-1)
    result[np.isnan(p).any(axis=-1)] = np.nan
    return result
