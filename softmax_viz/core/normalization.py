"""Plain division by the sum: what softmax is compared with.

What also runs under a finger has its twin in web/math/sparse.js.
"""

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_floats
from softmax_viz.core._kernel import exact_sum, largest


@np.errstate(all="ignore")
def plain_normalization(values: ArrayLike) -> Floats:
    """Divide each value by their sum: z_i / sum_k z_k.

    `values` has shape (..., n); the result has the same shape, is never negative and
    adds up to 1 over the last axis. Only ratios count: multiplying all values by a
    positive number changes nothing, while adding one does. The values are first divided
    by the largest, so that the sum cannot overflow.

    A vector has no answer, and gives all nan, where a value is negative (its share
    would be negative too, or the order reversed), where all are 0, and where nan or
    inf is present. Raises ValueError if the values are empty.
    """
    z = np.atleast_1d(as_floats("values", values))
    if z.size == 0:
        raise ValueError(f"values must not be empty, got shape {z.shape}")
    maximum = largest(z, -1)
    shares = z / maximum
    shares /= exact_sum(shares, -1)
    possible = (z >= 0).all(axis=-1, keepdims=True) & (maximum > 0)
    return np.where(possible & np.isfinite(maximum), shares, np.nan)
