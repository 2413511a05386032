"""Plain division, hardmax, and the sparse relatives at every temperature."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from softmax_viz import core
from tests.core.cases import LARGEST, TINIEST

INF, NAN = math.inf, math.nan
RNG = np.random.default_rng(31)


def test_division_keeps_ratios_and_adds_up_to_one() -> None:
    z = RNG.uniform(0, 9, (50, 7))
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
    with pytest.raises(ValueError, match="empty"):
        core.plain_normalization([])


# 1 / (1 + e^-0.1 + e^-0.2) is .367, 0.2 / 0.3 is .667, and 1 / (1 + e^-10) is .99995.
def test_softmax_is_flatter_than_division_at_a_small_scale_only() -> None:
    small = core.softmax([0.2, 0.1, 0])
    assert [round(x, 3) for x in small.tolist()] == [0.367, 0.332, 0.301]
    assert [round(x, 3) for x in core.plain_normalization([0.2, 0.1, 0]).tolist()] == [
        0.667,
        0.333,
        0,
    ]
    assert round(float(core.softmax([20, 10])[0]), 5) == 0.99995


@pytest.mark.parametrize("scale", [0.1, 1.0, 10.0])
def test_each_relative_is_sharper_than_the_one_before(scale: float) -> None:
    z = np.array([2.0, 1.0, 0.5, -1.0]) * scale
    tops = [
        float(function(z)[0])
        for function in (core.softmax, core.entmax15, core.sparsemax, core.hardmax)
    ]
    assert tops == sorted(tops)


def test_hardmax_is_the_limit_of_softmax_and_ties_share() -> None:
    np.testing.assert_array_equal(core.hardmax([3, 1, 3, -INF]), [0.5, 0, 0.5, 0])
    np.testing.assert_array_equal(core.hardmax([[1e308, -1e308]]), [[1, 0]])
    z = RNG.normal(0, 1, (20, 5))
    np.testing.assert_array_equal(core.hardmax(z), core.softmax(z, 0.0))


Relative = Callable[..., Any]
RELATIVES: tuple[Relative, ...] = (core.sparsemax, core.entmax15)


@pytest.mark.parametrize("relative", RELATIVES)
def test_temperature_is_division_of_the_logits(relative: Relative) -> None:
    z = RNG.normal(0, 3, (40, 6))
    np.testing.assert_allclose(relative(z, 2.5), relative(z / 2.5), atol=1e-14)


@pytest.mark.parametrize("relative", RELATIVES)
@pytest.mark.parametrize("z", [[2.0, 1.0, 0.5], [1e308, -1e308], [3.0, 3.0, 1.0]])
def test_the_limits_are_hardmax_and_uniform(relative: Relative, z: list[float]) -> None:
    for cold in (0.0, 1e-320):
        np.testing.assert_array_equal(relative(z, cold), core.hardmax(z))
    np.testing.assert_allclose(relative(z, INF), 1 / len(z), rtol=1e-15)


@pytest.mark.parametrize("relative", RELATIVES)
def test_a_temperature_below_zero_is_refused(relative: Relative) -> None:
    with pytest.raises(ValueError, match="temperature"):
        relative([1.0, 2.0], -1.0)


# The thresholds follow from the definitions: for two classes sparsemax gives the loser
# (1 - gap) / 2, and entmax 1.5 solves a square whose root is 0 at a gap of 2.
@pytest.mark.parametrize(("relative", "gap"), [(core.sparsemax, 1), (core.entmax15, 2)])
@pytest.mark.parametrize("t", [0.5, 1.0, 4.0])
def test_the_loser_gets_exactly_zero_from_a_gap_on(
    relative: Relative, gap: float, t: float
) -> None:
    assert relative([gap * t, 0.0], t).tolist() == [1, 0]
    assert 0 < relative([gap * t * 0.999, 0.0], t)[1] < 0.001
