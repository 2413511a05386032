"""Plain division by the sum: what it keeps, where it has no answer, and softmax."""

import math

import numpy as np
import pytest

from softmax_viz import core
from tests.core.cases import INF, LARGEST, NAN, TINIEST
from tests.core.refusals import wrongly_refused


def test_division_keeps_ratios_and_adds_up_to_one() -> None:
    z = np.random.default_rng(31).uniform(0, 9, (50, 7))
    p = core.plain_normalization(z)
    np.testing.assert_allclose(p.sum(axis=-1), 1, rtol=1e-15)
    np.testing.assert_allclose(p[:, 1] / p[:, 0], z[:, 1] / z[:, 0], rtol=1e-14)


def test_division_does_not_know_the_scale_and_softmax_does() -> None:
    z = np.array([2.0, 1.0, 0.0])
    for scale in (2.0**-60, 0.25, 8.0, 2.0**900):  # exact in binary
        np.testing.assert_array_equal(
            core.plain_normalization(z * scale), core.plain_normalization(z)
        )
    assert core.softmax(z / 8)[0] < core.softmax(z)[0] < core.softmax(z * 8)[0]


@pytest.mark.parametrize(
    "values", [[LARGEST] * 20, [TINIEST, TINIEST], [TINIEST, 0.0], [LARGEST, TINIEST]]
)
def test_division_survives_the_ends_of_the_floats(values: list[float]) -> None:
    assert math.fsum(core.plain_normalization(values)) == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize(
    "values", [[2, -1], [-1, -2], [0, 0], [1, -1], [NAN, 1], [INF, 1], [-INF, 1]]
)
def test_where_division_has_no_answer_it_says_nan(values: list[float]) -> None:
    assert np.isnan(core.plain_normalization(values)).all()


def test_one_bad_vector_of_a_batch_leaves_the_others_alone() -> None:
    p = core.plain_normalization([[1, 3], [1, -3]])
    np.testing.assert_array_equal(p, [[0.25, 0.75], [NAN, NAN]])


def test_division_of_nothing_is_refused() -> None:
    said = "values must not be empty, got shape (0,)"
    assert wrongly_refused((core.plain_normalization, ([],), said)) == []


# 1 / (1 + e^-0.1 + e^-0.2) is .367, 0.2 / 0.3 is .667, and 1 / (1 + e^-10) is .99995.
def test_softmax_is_flatter_than_division_at_a_small_scale_only() -> None:
    small = core.softmax([0.2, 0.1, 0])
    shares = core.plain_normalization([0.2, 0.1, 0])
    assert [round(x, 3) for x in small.tolist()] == [0.367, 0.332, 0.301]
    assert [round(x, 3) for x in shares.tolist()] == [0.667, 0.333, 0]
    assert round(float(core.softmax([20, 10])[0]), 5) == 0.99995
