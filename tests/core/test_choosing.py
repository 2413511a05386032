"""One answer or several, and two classes alone: softmax beside sigmoid."""

import math

import numpy as np
import pytest

from softmax_viz import core

PHOTO = [2.2, 1.6, -1.5, -3.0]  # dog, grass, cat, car


def test_softmax_chooses_one_and_sigmoid_as_many_as_reach_the_threshold() -> None:
    # sigmoid of these is 0.90, 0.83, 0.18 and 0.05.
    assert core.answers(PHOTO, 0.5) == core.Answers(0, (0, 1))
    assert core.answers(PHOTO, 0.85).yes == (0,)
    assert core.answers(PHOTO, 0.95).yes == ()
    assert core.answers(PHOTO, 0.0).yes == (0, 1, 2, 3)


def test_a_class_at_the_threshold_is_in() -> None:
    assert core.answers([0.0, -0.1], 0.5).yes == (0,)


@pytest.mark.parametrize("t", [0.0, 0.5, 20.0, math.inf])
def test_temperature_plays_no_part_in_what_sigmoid_says(t: float) -> None:
    assert core.answers(PHOTO, 0.5, t).yes == (0, 1)
    assert core.answers(PHOTO, 0.5, t).best == 0


def test_of_equals_the_first_is_best() -> None:
    assert core.answers([1.0, 3.0, 3.0]).best == 1


@pytest.mark.parametrize("threshold", [-0.1, 1.1, math.nan])
def test_a_threshold_is_a_share(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold must be from 0 to 1"):
        core.answers(PHOTO, threshold)


@pytest.mark.parametrize(("first", "second"), [(2, 1), (-3, 4), (0, 0), (500, -500)])
@pytest.mark.parametrize("t", [0.05, 1.0, 20.0])
def test_of_two_classes_softmax_is_the_sigmoid_of_the_gap(
    first: float, second: float, t: float
) -> None:
    found = core.two_classes(first, second, t)
    assert found.gap == first - second
    gap = core.sigmoid(found.gap / t)
    np.testing.assert_allclose(found.softmax, gap, rtol=1e-13, atol=5e-324)
    assert found.sigmoid == core.sigmoid(first)


def test_a_gap_beyond_the_floats_is_infinite() -> None:
    found = core.two_classes(1.7e308, -1.7e308)
    assert (found.gap, found.softmax) == (math.inf, 1)


@pytest.mark.parametrize("second", [-2.0, 0.0, 3.5])
def test_the_curves_hold_every_pair_with_that_second_logit(second: float) -> None:
    curves = core.two_class_curves(second)
    assert curves.gaps == core.CURVE_GAPS
    np.testing.assert_allclose(curves.softmax, curves.sigmoid_of_gap, rtol=1e-14)
    for i in range(0, len(curves.gaps), 20):
        pair = core.two_classes(curves.gaps[i] + second, second)
        assert curves.softmax[i] == pytest.approx(pair.softmax, rel=1e-13)
        assert curves.sigmoid_of_logit[i] == pytest.approx(pair.sigmoid, rel=1e-15)


def test_where_the_second_logit_is_zero_the_curves_are_one() -> None:
    curves = core.two_class_curves(0.0)
    np.testing.assert_array_equal(curves.sigmoid_of_gap, curves.sigmoid_of_logit)


# --- adding one number to every logit -------------------------------------------------


@pytest.mark.parametrize("t", [0.0, 0.5, 1.0, math.inf])
@pytest.mark.parametrize("shift", [-50.0, -3.0, 0.25, 700.0])
def test_a_shift_moves_no_softmax_and_every_sigmoid_its_way(
    shift: float, t: float
) -> None:
    z = np.random.default_rng(3).normal(0, 2, 7).round(2)
    found = core.shifted(z, shift, t)
    np.testing.assert_allclose(found.softmax_after, found.softmax, rtol=2e-12)
    np.testing.assert_array_equal(found.softmax, core.softmax(z, t))
    np.testing.assert_array_equal(found.sigmoid_after, core.sigmoid(z + shift))
    moved = found.sigmoid_after - found.sigmoid
    assert (moved * np.sign(shift) >= 0).all()
    assert np.abs(moved).max() > 0.01


def test_a_shift_as_the_page_tells_it() -> None:
    after = core.shifted([2.0, 1.0, 0.5], -3).sigmoid_after
    np.testing.assert_allclose(after, [0.27, 0.12, 0.08], atol=0.005)


def test_a_shift_beyond_the_floats_stops_at_the_largest() -> None:
    found = core.shifted([1.7e308, -1.7e308], 1.7e308)
    assert np.isfinite(found.softmax_after).all()
    assert found.sigmoid_after.tolist() == [1, 0.5]


@pytest.mark.parametrize("shift", [math.nan, math.inf])
def test_a_shift_must_be_finite(shift: float) -> None:
    with pytest.raises(ValueError, match="shift must be finite, got"):
        core.shifted([1, 2], shift)
