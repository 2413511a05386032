"""Softmax over one axis of a batch, and which sums are 1."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_logits
from softmax_viz.core._kernel import exact_sum
from softmax_viz.core.activations import softmax

CLOSE = 1e-12  # how far from 1 rounding may take a sum of 1


@dataclass(frozen=True, eq=False)
class BatchSums:
    """A batch of probabilities, the sum of each row and column, and which are 1."""

    probabilities: Floats
    row_sums: Floats
    column_sums: Floats
    rows_are_one: tuple[bool, ...]
    columns_are_one: tuple[bool, ...]


def batch_softmax(logits: ArrayLike, axis: int | None = -1) -> BatchSums:
    """Return softmax of a batch over an axis, and what its rows and columns add up to.

    `logits` has shape (rows, columns): axis 1 or -1 makes each row a distribution,
    axis 0 each column, and None all of it one. The sums are right to the last bit or
    so.
    Raises ValueError unless the batch has two axes, and as `softmax` does.
    """
    z = as_logits(logits)
    if z.ndim != 2:
        raise ValueError(f"logits must have shape (rows, columns), got {z.shape}")
    p = softmax(z, axis=axis)
    rows, columns = exact_sum(p, -1)[:, 0], exact_sum(p, 0)[0]
    return BatchSums(p, rows, columns, _are_one(rows), _are_one(columns))


def _are_one(sums: Floats) -> tuple[bool, ...]:
    return tuple((np.abs(sums - 1) < CLOSE).tolist())
