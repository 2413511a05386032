"""What is always true of the slopes of softmax, and each class's slope by itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_temperature, as_vector
from softmax_viz.core.activations import log_softmax, softmax, softmax_jacobian
from softmax_viz.core.scales import CURVE_GAPS

CLOSE = 1e-12  # what rounding may leave over, relative to the bound


@dataclass(frozen=True, eq=False)
class SlopeFacts:
    """The slopes at one point, and three properties, each with a verdict.

    `steepest` is the class that its own logit moves most, `steepest_slope` how much;
    `mutual` is what the first two classes lose to each other, the same both ways.
    """

    slopes: Floats
    finite: bool
    largest_sum: float
    rows_add_up: bool
    mutual: float
    symmetric: bool
    bound: float
    steepest: int
    steepest_slope: float
    within_bound: bool


@np.errstate(all="ignore")
def slope_facts(logits: ArrayLike, temperature: float = 1.0) -> SlopeFacts:
    """Return the slopes d p_i / d z_j, and what always holds of them.

    Each row adds up to 0, since raising every logit alike moves nothing: `largest_sum`
    is what rounding leaves of any. Rows and columns can be swapped. No slope exceeds
    1/(4T), which is reached at p = 1/2.

    `logits` is one vector of at least two. Where T is so small that a slope is beyond
    the floats, `finite` is False and there are no verdicts: they are False too. At
    T = 0 the bound is inf, at T = inf it is 0. Raises as `softmax_jacobian` does.
    """
    z, t = as_vector("logits", logits), as_temperature(temperature)
    if z.size < 2:
        raise ValueError(f"logits must have at least 2 classes, got {z.size}")
    slopes = softmax_jacobian(z, t)
    own = slopes.diagonal()
    bound = float(np.divide(0.25, t))
    largest_sum = float(np.abs(slopes.sum(axis=-1)).max())
    finite = bool(np.isfinite(slopes).all())
    return SlopeFacts(
        slopes=slopes,
        finite=finite,
        largest_sum=largest_sum,
        rows_add_up=finite and largest_sum <= CLOSE * bound,
        mutual=0.0 - float(slopes[0, 1]),
        symmetric=finite and bool((slopes == slopes.T).all()),
        bound=bound,
        steepest=int(own.argmax()),
        steepest_slope=float(own.max()),
        within_bound=finite and bool(np.abs(slopes).max() <= bound * (1 + CLOSE)),
    )


def own_slopes(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Return p_i (1 - p_i), T times the slope of each class in its own logit.

    `logits` has shape (..., n), and so has the result: from 0 to 1/4, without the
    cancellation of 1 - p, and at the limits of T too. Raises as `softmax` does.
    """
    # The logits log p have the same softmax at T = 1, where the slope is p (1 - p).
    slopes = softmax_jacobian(log_softmax(np.atleast_1d(logits), temperature))
    return np.diagonal(slopes, axis1=-2, axis2=-1).copy()


def own_slope_curve() -> tuple[Floats, Floats]:
    """Return points of the curve p (1 - p) over p, densest at its ends: p, and it."""
    pairs = np.stack([CURVE_GAPS, np.zeros(len(CURVE_GAPS))], axis=-1)
    return softmax(pairs)[:, 0], own_slopes(pairs)[:, 0]
