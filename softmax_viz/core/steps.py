"""Softmax with its working shown: step by step, and over many temperatures.

What also runs under a finger has its twin in web/math, in softmax.js or calibration.js.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    Scalars,
    as_logits,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import add_up, exponentials, gaps, largest, swept_gaps
from softmax_viz.core.activations import softmax


@dataclass(frozen=True)
class SoftmaxSteps:
    """The values on the way from logits to probabilities, in order."""

    scaled: Floats
    shifted: Floats
    exponentials: Floats
    total: Scalars
    probabilities: Floats

    @property
    def divisible(self) -> bool:
        """Return whether every total is a number to divide by: not 0, not infinite."""
        return bool(np.all((self.total > 0) & np.isfinite(self.total)))


@np.errstate(all="ignore")
def softmax_steps(
    logits: ArrayLike, temperature: float = 1.0, subtract_max: bool = True
) -> SoftmaxSteps:
    """Return z / T, (z - max z) / T, their exponentials, the total, the probabilities.

    `logits` has shape (..., n); so have the steps, and the total has shape (...).
    Without subtract_max, `shifted` is `scaled` and the exponentials may overflow; the
    probabilities are those of `softmax` all the same. At T = 0 and T = inf z / T says
    nothing, and `scaled` is the limit of `shifted`: 0, or -inf for what gets no share.
    Raises as `softmax` does.
    """
    z = as_logits(logits)
    t = as_temperature(temperature)
    maximum = largest(z, -1)
    shifted, _ = gaps(z, maximum, t)
    scaled = shifted if t in (0, math.inf) else z / t
    if subtract_max:
        powers = exponentials(z, maximum, t)
    else:
        shifted = scaled
        powers = np.exp(scaled)
    total = np.add.reduce(powers, axis=-1)
    return SoftmaxSteps(scaled, shifted, powers, total, softmax(z, t))


@np.errstate(all="ignore")
def temperature_sweep(logits: ArrayLike, temperatures: ArrayLike) -> Floats:
    """Return softmax(logits, T) for each T, as rows: shape (len(temperatures), n).

    `logits` is one vector. 0 and inf are allowed among the temperatures.
    """
    z = as_vector("logits", logits)
    sweep = as_vector("temperatures", temperatures)
    inside = (sweep > 0) & (sweep < np.inf) & np.isfinite(z).all()
    p = np.empty((sweep.size, z.size))
    for i in np.flatnonzero(~inside).tolist():
        p[i] = softmax(z, float(sweep[i]))
    head, tail = swept_gaps(z, sweep[inside, None])
    powers = np.exp(head) * (1 + tail)
    ties, rest = add_up(powers, -1)
    p[inside] = powers / (ties + rest)
    return p


def ranking(values: ArrayLike) -> NDArray[np.intp]:
    """Return the places of the values, largest first; among equals the first place."""
    return np.argsort(-as_vector("values", values), kind="stable")


@np.errstate(all="ignore")
def scaled_gaps(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Return (z_i - max z) / T for one vector: 0 for the largest, the others below.

    At T = inf all are 0, at T = 0 all but the largest -inf: the exact limits. Raises as
    `softmax` does.
    """
    z, t = as_vector("logits", logits), as_temperature(temperature)
    head, tail = gaps(z, largest(z, -1), t)
    return np.where(np.isfinite(head), head + tail, head)


def odds(a: float, b: float, temperature: float = 1.0) -> float:
    """Return how many times the probability of logit b the logit a has: e^((a - b)/T).

    inf where no float is large enough. At T = 0 it is inf for the larger, 0 for the
    smaller; 1 for equals and at T = inf.
    """
    t = as_temperature(temperature)
    if t == math.inf or a == b:
        return 1.0
    low, high = sorted((a, b))
    gap = float(scaled_gaps([high, low], t)[1])
    with np.errstate(over="ignore"):
        return float(np.exp(gap if a < b else -gap))
