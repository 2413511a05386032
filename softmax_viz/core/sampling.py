"""Choosing a class: cutting a distribution short, and drawing from it."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    as_class_index,
    as_probabilities,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import gaps, largest


def top_k(probabilities: ArrayLike, k: int) -> Floats:
    """Keep the k most likely classes and renormalise."""
    p = as_probabilities("probabilities", probabilities)
    classes = p.shape[-1]
    if as_class_index("k", k, classes + 1) in (None, 0):
        raise ValueError(f"k must be an integer from 1 to {classes}, got {k!r}")
    order = np.argsort(-p, axis=-1, kind="stable")
    return _keep(p, order, np.full(p.shape[:-1], k))


def top_p(probabilities: ArrayLike, p: float) -> Floats:
    """Keep the smallest set of classes whose mass is at least p and renormalise."""
    if not 0 <= p <= 1:
        raise ValueError(f"p must be from 0 to 1, got {p!r}")
    array = as_probabilities("probabilities", probabilities)
    order = np.argsort(-array, axis=-1, kind="stable")
    ordered = np.take_along_axis(array, order, axis=-1)
    counts = np.apply_along_axis(_nucleus_size, -1, ordered, p)
    return _keep(array, order, counts)


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


def _keep(p: Floats, order: NDArray[np.intp], counts: NDArray[np.intp]) -> Floats:
    kept = np.zeros_like(p)
    chosen = np.arange(p.shape[-1]) < counts[..., None]
    values = np.where(chosen, np.take_along_axis(p, order, axis=-1), 0.0)
    values /= np.add.reduce(values, axis=-1, keepdims=True)
    np.put_along_axis(kept, order, values, axis=-1)
    return kept


@np.errstate(all="ignore")
def gumbel_max(
    logits: ArrayLike,
    size: int | tuple[int, ...],
    rng: np.random.Generator,
    temperature: float = 1.0,
) -> NDArray[np.intp]:
    """Draw class indices with the probabilities softmax(logits, temperature)."""
    z = as_vector("logits", logits)
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a numpy random Generator, got {rng!r}")
    t = as_temperature(temperature)
    head, _ = gaps(z, largest(z, -1), t)
    if not np.any(head == 0):
        raise ValueError(f"logits must allow a distribution, got {logits!r}")
    draws = np.empty(size, dtype=np.intp)
    for i in range(draws.size):
        draws.flat[i] = np.argmax(head + rng.gumbel(size=z.size))
    return draws
