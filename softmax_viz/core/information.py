"""How undecided a distribution is, and how far two of them are apart."""

import math

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import (
    Floats,
    Scalars,
    as_logits,
    as_probabilities,
    as_temperature,
)
from softmax_viz.core._kernel import add_up, exact_sum, gaps, largest


@np.errstate(all="ignore")
def entropy(probabilities: ArrayLike, base: float = math.e) -> Scalars:
    """Give the entropy -sum_i p_i log p_i: 0 when sure, log n when undecided."""
    if not 1 < base < math.inf:
        raise ValueError(f"base must be above 1 and finite, got {base!r}")
    p = as_probabilities("probabilities", probabilities)
    terms = np.where(p == 0, 0.0, -p * np.log(p))
    return np.add.reduce(terms, axis=-1) / math.log(base)


def perplexity(probabilities: ArrayLike) -> Scalars:
    """Give exp(entropy): the number of equally likely classes as undecided as this."""
    return np.exp(entropy(probabilities))


@np.errstate(all="ignore")
def entropy_from_logits(logits: ArrayLike, temperature: float = 1.0) -> Scalars:
    """Give the entropy of softmax(logits, temperature) in nats."""
    z = as_logits(logits)
    head, tail = gaps(z, largest(z, -1), as_temperature(temperature))
    weights = np.exp(head) * (1 + tail)
    ties, rest = add_up(weights, -1)
    # -log p_i = log(total) - head_i; no term of the sum is negative. A head below
    # -800 has weight 0, and is raised so that 0 * -inf does not arise.
    distances = np.add.reduce(weights * -np.maximum(head, -800.0), -1, keepdims=True)
    result = np.log1p(rest + (ties - 1)) + distances / (ties + rest)
    return np.asarray(result)[..., 0][()]


@np.errstate(all="ignore")
def kl_divergence(p: ArrayLike, q: ArrayLike) -> Scalars:
    """Give the Kullback-Leibler divergence sum_i p_i log(p_i / q_i) in nats."""
    first, second = _pair(p, q)
    difference = second - first
    excess = np.add.reduce(_excess(first, difference), axis=-1)
    return np.maximum(excess - exact_sum(difference, -1)[..., 0], 0.0)


@np.errstate(all="ignore")
def js_divergence(p: ArrayLike, q: ArrayLike) -> Scalars:
    """Give the Jensen-Shannon divergence in nats."""
    first, second = _pair(p, q)
    half = (second - first) / 2
    terms = _excess(first, half) + _excess(second, -half)
    return np.add.reduce(terms, axis=-1) / 2


def _pair(p: ArrayLike, q: ArrayLike) -> tuple[Floats, Floats]:
    first, second = as_probabilities("p", p), as_probabilities("q", q)
    if first.shape[-1] != second.shape[-1]:
        message = f"q must have as many classes as p, got {second.shape[-1]}"
        raise ValueError(f"{message} and {first.shape[-1]}")
    return first, second


def _excess(p: Floats, difference: Floats) -> Floats:
    """Give p log(p / q) - p + q >= 0 for q = p + difference, without cancellation."""
    u = np.minimum(difference / p, np.finfo(np.float64).max)
    s = u / (2 + u)
    square = s * s
    series = np.zeros_like(s)
    for k in range(17, 1, -2):
        series = series * square + 1 / k
    near = u * s - 2 * s * square * series
    far = u - np.log1p(u)
    result = p * np.where(np.abs(u) < 0.25, near, far)
    return np.where(p == 0, difference, result)
