"""Softmax over an axis of a batch: which sums are 1 follows from the axis alone."""

import numpy as np
import pytest

from softmax_viz import core

BATCH = [[2.0, 1.0, 0.5], [0.5, 2.5, 1.0]]


@pytest.mark.parametrize(
    ("axis", "rows", "columns"),
    [(1, True, False), (-1, True, False), (0, False, True), (None, False, False)],
)
def test_only_the_sums_over_the_axis_are_one(
    axis: int | None, rows: bool, columns: bool
) -> None:
    found = core.batch_softmax(BATCH, axis)
    assert found.rows_are_one == (rows,) * 2
    assert found.columns_are_one == (columns,) * 3
    np.testing.assert_array_equal(found.probabilities, core.softmax(BATCH, axis=axis))


@pytest.mark.parametrize("axis", [0, 1, None])
def test_both_ways_of_adding_up_have_one_total(axis: int | None) -> None:
    found = core.batch_softmax(BATCH, axis)
    assert found.row_sums.sum() == pytest.approx(found.column_sums.sum(), rel=1e-15)
    np.testing.assert_allclose(found.row_sums, found.probabilities.sum(1), rtol=1e-15)


def test_a_square_batch_turned_over_swaps_rows_and_columns() -> None:
    square = np.array([[1.0, 2.0], [0.0, 5.0]])
    found, turned = core.batch_softmax(square, 0), core.batch_softmax(square.T, 1)
    np.testing.assert_array_equal(found.column_sums, turned.row_sums)


@pytest.mark.parametrize("logits", [[1.0, 2.0], [[[1.0]]], 3.0])
def test_a_batch_has_rows_and_columns(logits: object) -> None:
    with pytest.raises(ValueError, match="must have shape"):
        core.batch_softmax(logits)  # type: ignore[arg-type]
