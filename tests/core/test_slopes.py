"""The slopes of softmax: their laws, and each class's own."""

import math

import numpy as np
import pytest

from softmax_viz import core

VECTORS = [[2.0, 1.0, 0.5], [0.0, 0.0], [40.0, 0.0], [1e308, -1e308], [0.0] * 20]
TEMPERATURES = [1e-3, 0.05, 1.0, 20.0, 1e300]


@pytest.mark.parametrize("logits", VECTORS, ids=str)
@pytest.mark.parametrize("t", TEMPERATURES)
def test_every_law_of_the_slopes_holds(logits: list[float], t: float) -> None:
    found = core.slope_facts(logits, t)
    assert found.finite
    assert found.rows_add_up
    assert found.symmetric
    assert found.within_bound
    np.testing.assert_array_equal(found.slopes, core.softmax_jacobian(logits, t))


def test_the_bound_is_reached_at_one_half() -> None:
    for t in TEMPERATURES:
        found = core.slope_facts([0.0, 0.0], t)
        assert found.bound == found.steepest_slope == 0.25 / t


def test_the_steepest_class_is_the_one_nearest_to_one_half() -> None:
    found = core.slope_facts([2.0, 1.0, 0.5])
    p = core.softmax([2.0, 1.0, 0.5])
    assert found.steepest == np.abs(p - 0.5).argmin() == 0
    assert found.steepest_slope == pytest.approx(p[0] * (1 - p[0]), rel=1e-14)
    assert found.mutual == pytest.approx(p[0] * p[1], rel=1e-14)


def test_slopes_beyond_the_floats_have_no_verdict() -> None:
    found = core.slope_facts([1.0, 1.0], 1e-320)
    assert not found.finite
    assert not any((found.rows_add_up, found.symmetric, found.within_bound))


def test_at_the_limits_the_bound_is_a_limit() -> None:
    assert core.slope_facts([1.0, 0.0], 0.0).bound == math.inf
    flat = core.slope_facts([1.0, 0.0], math.inf)
    assert (flat.bound, flat.steepest_slope, flat.mutual) == (0, 0, 0)


@pytest.mark.parametrize("logits", [[1.0], [], [[1.0, 2.0]]])
def test_slopes_are_of_one_vector_of_two_or_more(logits: list[float]) -> None:
    with pytest.raises(ValueError, match="logits must"):
        core.slope_facts(logits)


@pytest.mark.parametrize("logits", VECTORS, ids=str)
@pytest.mark.parametrize("t", [0.0, 1e-320, *TEMPERATURES, math.inf])
def test_the_own_slope_is_p_times_the_others(logits: list[float], t: float) -> None:
    p = core.softmax(logits, t)
    others = np.array([math.fsum(np.delete(p, i)) for i in range(p.size)])
    np.testing.assert_allclose(core.own_slopes(logits, t), p * others, rtol=1e-13)


def test_own_slopes_keep_digits_where_one_class_has_almost_everything() -> None:
    # e^-40 = 4.248e-18: 1 - p alone would be 0.
    np.testing.assert_allclose(core.own_slopes([40.0, 0.0]), math.exp(-40), rtol=1e-13)


def test_own_slopes_of_a_batch_are_those_of_its_rows() -> None:
    batch = [[2.0, 1.0, 0.5], [0.0, 3.0, 1.0]]
    rows = [core.own_slopes(row) for row in batch]
    np.testing.assert_array_equal(core.own_slopes(batch), rows)


def test_the_curve_is_a_parabola_from_end_to_end() -> None:
    p, slope = core.own_slope_curve()
    np.testing.assert_allclose(slope, p * (1 - p), rtol=1e-12)
    assert (np.diff(p) > 0).all()
    assert p[0] < 0.003 < 0.997 < p[-1]
    assert slope.max() == 0.25
