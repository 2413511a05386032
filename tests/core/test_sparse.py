"""Hardmax, sparsemax and entmax: their equations, zeros, temperatures and limits."""

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, NAN, Cases, failing
from tests.core.refusals import wrongly_refused

Relative: TypeAlias = Callable[..., Any]
RELATIVES: tuple[Relative, ...] = (core.sparsemax, core.entmax15)


# --- the equations that define them ---------------------------------------------------


def test_sparsemax_is_the_nearest_distribution_to_15_digits(hard: Cases) -> None:
    def is_right(z: list[float], t: float) -> bool:
        p, exact = core.sparsemax(z, t), np.array(oracle.sparsemax(z, t), float)
        return abs(math.fsum(p) - 1) <= 1e-15 and bool(abs(p - exact).max() <= 1e-15)

    wrong = failing(hard, is_right)
    assert wrong == []


@pytest.mark.parametrize("alpha", [1.2, 1.5, 2.0, 4.0])
def test_entmax_solves_its_equation(hard: Cases, alpha: float) -> None:
    order = alpha - 1

    def is_right(z: list[float], t: float) -> bool:
        p, gap = core.entmax(z, alpha, t), np.array(oracle.gaps(z, t), float)
        gap = np.maximum(gap, -1 / order)  # from here on p is 0
        # p^(alpha - 1) = max(1 + (alpha - 1) (z / T - tau), 0), where tau follows from
        # the largest. Near 0 one of the two sides is steep; so the flatter one counts.
        base = np.maximum(p.max() ** order + order * gap, 0.0)
        error = np.minimum(abs(p**order - base), abs(p - base ** (1 / order)))
        return abs(math.fsum(p) - 1) <= 1e-15 and bool(error.max() <= 1e-15)

    wrong = failing(hard, is_right)
    assert wrong == []


def test_entmax_meets_softmax_and_sparsemax() -> None:
    z = np.random.default_rng(31).normal(0, 1, (5, 8))
    np.testing.assert_array_equal(core.entmax(z, 1.0), core.softmax(z))
    np.testing.assert_allclose(core.entmax(z, 2.0), core.sparsemax(z), atol=1e-15)
    np.testing.assert_array_equal(core.entmax(z, 1.5), core.entmax15(z))


# --- zeros ----------------------------------------------------------------------------


def test_the_larger_alpha_the_more_zeros() -> None:
    z = [2.0, 1.0, 0.5, -0.2, -3.0]
    zeros = [(core.entmax(z, alpha) == 0).sum() for alpha in (1, 1.2, 1.5, 2, 4)]
    assert zeros == sorted(zeros)
    assert zeros[0] == 0 < zeros[-1]


# The thresholds follow from the definitions: for two classes sparsemax gives the loser
# (1 - gap) / 2, and entmax 1.5 solves a square whose root is 0 at a gap of 2.
@pytest.mark.parametrize(("relative", "gap"), [(core.sparsemax, 1), (core.entmax15, 2)])
@pytest.mark.parametrize("t", [0.5, 1.0, 4.0])
def test_the_loser_gets_exactly_zero_from_a_gap_on(
    relative: Relative, gap: float, t: float
) -> None:
    assert relative([gap * t, 0.0], t).tolist() == [1, 0]
    assert 0 < relative([gap * t * 0.999, 0.0], t)[1] < 0.001


@pytest.mark.parametrize("scale", [0.1, 1.0, 10.0])
def test_each_relative_is_sharper_than_the_one_before(scale: float) -> None:
    z = np.array([2.0, 1.0, 0.5, -1.0]) * scale
    relatives = (core.softmax, core.entmax15, core.sparsemax, core.hardmax)
    tops = [float(function(z)[0]) for function in relatives]
    assert tops == sorted(tops)


# --- offsets, temperatures and their limits -------------------------------------------


@pytest.mark.parametrize("relative", RELATIVES)
def test_adding_a_constant_changes_nothing(relative: Relative) -> None:
    z = np.array([2.0, 1.5, -1.0])
    np.testing.assert_array_equal(relative(z + 1024), relative(z))  # exact in binary


@pytest.mark.parametrize("relative", RELATIVES)
def test_temperature_is_division_of_the_logits(relative: Relative) -> None:
    z = np.random.default_rng(32).normal(0, 3, (40, 6))
    np.testing.assert_allclose(relative(z, 2.5), relative(z / 2.5), atol=1e-14)


@pytest.mark.parametrize("relative", RELATIVES)
@pytest.mark.parametrize("z", [[2.0, 1.0, 0.5], [1e308, -1e308], [3.0, 3.0, 1.0]])
def test_the_limits_are_hardmax_and_uniform(relative: Relative, z: list[float]) -> None:
    for cold in (0.0, 1e-320):
        np.testing.assert_array_equal(relative(z, cold), core.hardmax(z))
    np.testing.assert_allclose(relative(z, INF), 1 / len(z), rtol=1e-15)


def test_hardmax_is_the_limit_of_softmax_and_ties_share() -> None:
    np.testing.assert_array_equal(core.hardmax([3, 1, 3, -INF]), [0.5, 0, 0.5, 0])
    np.testing.assert_array_equal(core.hardmax([[1e308, -1e308]]), [[1, 0]])
    z = np.random.default_rng(33).normal(0, 1, (20, 5))
    np.testing.assert_array_equal(core.hardmax(z), core.softmax(z, 0.0))


# --- edges ----------------------------------------------------------------------------


@pytest.mark.parametrize("relative", [core.hardmax, *RELATIVES])
def test_a_row_without_a_distribution_is_nan_and_alone(relative: Relative) -> None:
    good = [2.0, 1.5, -INF]
    batch = relative([good, [NAN, 1.0, 2.0], [INF, 1.0, 2.0], [-INF] * 3])
    np.testing.assert_array_equal(batch[0], relative(good))
    assert batch[0, 2] == 0
    assert np.isnan(batch[1:]).all()


@pytest.mark.parametrize("alpha", [0.5, -1.0, NAN, INF])
def test_an_alpha_that_is_none_is_refused(alpha: float) -> None:
    said = f"alpha must be finite and at least 1, got {alpha}"
    assert wrongly_refused((core.entmax, ([1.0, 2.0], alpha), said)) == []
