"""From logits to probabilities: softmax, its logarithm, its slope, and sigmoid.

Accuracy is given in ulp, units in the last place of the true value. It was measured
against mpmath with 60 digits (`python -m benchmarks.core_accuracy`).

What also runs under a finger has its twin in web/math, in softmax.js or simplex.js.
"""

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import (
    Axis,
    Floats,
    Scalars,
    as_floats,
    as_logits,
    as_temperature,
)
from softmax_viz.core._kernel import add_up, exponentials, gaps, largest


@np.errstate(all="ignore")
def softmax(logits: ArrayLike, temperature: float = 1.0, axis: Axis = -1) -> Floats:
    """Turn logits into probabilities: p_i = exp(z_i / T) / sum_k exp(z_k / T).

    `logits` has any shape; the result is float64, has the same shape, is never
    negative and adds up to 1 along `axis`: an int, a tuple of ints, or None for the
    whole array. Lists, integers, bools and shorter floats are computed in float64.

    Every probability is within 4 ulp, subnormal ones included, and math.fsum(p) is
    within 2**-52 of 1, for finite logits, up to a million classes and any T > 0. The
    largest logit is subtracted first, so nothing overflows; what subtracting and
    dividing by T round off is kept and put back (see `_kernel`).

    Edges: a logit of -inf is a mask, with p exactly 0. T = 0 is the limit argmax, in
    which ties share equally; T = inf is uniform over the unmasked classes. All masked,
    or nan or +inf among the logits: all nan. Raises ValueError if logits are empty, or
    unless temperature >= 0.

    Source: Blanchard, Higham & Higham, IMA J. Numer. Anal. 41 (2021) 2311.
    """
    z = as_logits(logits)
    t = as_temperature(temperature)
    p = exponentials(z, largest(z, axis), t)
    ties, rest = add_up(p, axis)
    p /= ties + rest
    return p


@np.errstate(all="ignore")
def log_softmax(logits: ArrayLike, temperature: float = 1.0, axis: Axis = -1) -> Floats:
    """Return the log-probabilities: log p_i = z_i / T - log sum_k exp(z_k / T).

    Shapes, edges and errors are those of `softmax`; a mask gives -inf. Within 4 ulp,
    also where one class dominates: log_softmax([0, -40])[0] is -4.248e-18, not 0,
    because the logarithm of the total is log1p of what the others add to 1.
    """
    z = as_logits(logits)
    head, tail = gaps(z, largest(z, axis), as_temperature(temperature))
    ties, rest = add_up(np.exp(head) * (1 + tail), axis)
    return head - (np.log1p(rest + (ties - 1)) - tail)


@np.errstate(all="ignore")
def logsumexp(logits: ArrayLike, axis: Axis = -1) -> Scalars:
    """Return log(sum_k exp(z_k)), a smooth maximum, without overflow.

    `logits` has any shape; the result lacks `axis`, and is a number for one vector.
    Within 2 ulp, unless the maximum and the logarithm of the others cancel. It is -inf
    for an empty axis or all masks, +inf if a logit is +inf, and nan if one is nan.
    """
    z = as_floats("logits", logits)
    if z.size == 0:
        return np.add.reduce(z, axis=axis) - np.inf
    maximum = largest(z, axis)
    ties, rest = add_up(exponentials(z, maximum, 1.0), axis)
    result = maximum + np.log1p(rest + (ties - 1))
    result = np.where(np.isfinite(maximum), result, maximum)
    return np.squeeze(result, axis=axis if result.ndim else None)[()]


@np.errstate(all="ignore")
def softmax_jacobian(logits: ArrayLike, temperature: float = 1.0) -> Floats:
    """Return the slopes d p_i / d z_j = p_i (1[i = j] - p_j) / T.

    `logits` has shape (..., n), the result (..., n, n): row i, column j. On the
    diagonal 1 - p_i is the sum of the other classes, so nothing cancels: [40, 0] has
    slopes of 4.248e-18, not 0. T = inf gives 0, and so does T = 0, except between
    tied maxima, where the slope is infinite. Raises as `softmax` does.
    """
    t = as_temperature(temperature)
    p, others = with_complements(as_logits(np.atleast_1d(logits)), t)
    slopes = -p[..., :, None] * p[..., None, :]
    diagonal = np.arange(p.shape[-1])
    slopes[..., diagonal, diagonal] = p * others
    return np.divide(slopes, t, out=np.zeros_like(slopes), where=slopes != 0)


def with_complements(logits: Floats, temperature: float) -> tuple[Floats, Floats]:
    """Return p and 1 - p over the last axis, 1 - p from the other classes' sum."""
    weights = exponentials(logits, largest(logits, -1), temperature)
    ties, rest = add_up(weights, -1)
    total = ties + rest
    p = weights / total
    # Only the largest class can exceed 1/2; below, 1 - p does not cancel.
    return p, np.where(p > 0.5, rest / total, 1 - p)


@np.errstate(all="ignore")
def sigmoid(x: ArrayLike) -> Floats:
    """Squash each number into 0..1 by itself: 1 / (1 + exp(-x)).

    Any shape, float64 out, within 4 ulp. sigmoid(z_1 - z_2) is the first of the two
    probabilities softmax([z_1, z_2]). -inf gives 0, +inf gives 1, nan gives nan.
    """
    numbers = as_floats("x", x)
    small = np.exp(-np.abs(numbers))
    return np.where(numbers < 0, small, 1.0) / (1 + small)


@np.errstate(all="ignore")
def log_sigmoid(x: ArrayLike) -> Floats:
    """Return log(sigmoid(x)) = -log(1 + exp(-x)), without overflow or cancellation.

    Any shape, float64 out, within 4 ulp: log_sigmoid(-1000) is -1000, and
    log_sigmoid(40) is -4.248e-18. -inf gives -inf, +inf gives 0, nan gives nan.
    """
    numbers = as_floats("x", x)
    return np.minimum(numbers, 0.0) - np.log1p(np.exp(-np.abs(numbers)))
