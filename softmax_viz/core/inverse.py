"""From a wanted probability back to logits; twins in web/math/softmax.js and pull.js.

What also runs under a finger has its twin in web/math/softmax.js.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_integer, as_temperature, as_vector
from softmax_viz.core.activations import logsumexp
from softmax_viz.core.scales import LOWEST_T, rounded
from softmax_viz.core.steps import scaled_gaps

LEAST_PULL: Final = 0.001  # how near to 0 and 1 a hand can pull a probability


@np.errstate(all="ignore")
def pulled_logits(
    logits: ArrayLike,
    index: int,
    probability: float,
    temperature: float = 1.0,
    *,
    short: bool = False,
) -> Floats:
    """Return logits with which class `index` has the wanted probability.

    z_i = T (log q - log(1 - q)) + T log sum_{k != i} exp(z_k / T); the other logits
    stay, so the other classes keep their ratios. This is one answer of many: adding a
    constant to all logits gives the same probabilities. It is infinite where it is
    beyond all floats.

    `logits` is one vector of n >= 2 numbers, and so is the result. With `short` the new
    logit keeps seven digits from LOWEST_T on, where they are enough. Raises ValueError
    unless 0 < probability < 1, which is all that finite logits can reach, and unless
    temperature is positive and finite: at 0 and inf logits do not decide such things.
    """
    z = as_vector("logits", logits)
    i = as_integer("index", index, 0, z.size - 1)
    t = as_temperature(temperature)
    if z.size < 2:
        raise ValueError(f"logits must have at least 2 classes, got {z.size}")
    if not 0 < probability < 1:
        message = f"probability must lie between 0 and 1, got {probability!r}"
        raise ValueError(message)
    if not 0 < t < math.inf:
        message = f"temperature must be positive and finite, got {temperature!r}"
        raise ValueError(message)
    log_odds = math.log(probability) - math.log1p(-probability)
    others = np.delete(z, i)
    result = z.copy()
    pulled = others.max() + t * (log_odds + logsumexp(scaled_gaps(others, t)))
    result[i] = rounded(float(pulled), 7) if short and t >= LOWEST_T else pulled
    return result


def pull_target(wanted: float) -> float:
    """Return the probability that a hand gets when it pulls to `wanted`.

    To the thousandth, and LEAST_PULL away from 0 and 1 at the least.
    """
    thousandth = math.floor(1000 * wanted + 0.5) / 1000
    return min(max(thousandth, LEAST_PULL), 1 - LEAST_PULL)
