"""Number formats: every value shown is the format's own, and fails as it does."""

import math
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from softmax_viz import core
from tests.core.cases import INF

NAN = math.nan
RNG = np.random.default_rng(37)
FORMATS = tuple(core.FORMATS)
Z = [12.0, 10.0, 8.0, -3.1]


@pytest.mark.parametrize("t", [1.0, 0.1, 3.0])
@pytest.mark.parametrize("dtype", FORMATS)
def test_every_value_is_a_number_of_the_format(dtype: str, t: float) -> None:
    z = RNG.normal(0, 9, (5, 12))
    for steps in (core.naive_steps(z, t, dtype), core.stable_steps(z, t, dtype)):
        for field in fields(steps):
            values = np.asarray(getattr(steps, field.name))
            assert values.dtype == np.float64
            with np.errstate(over="ignore"):
                stored = values.astype(core.FORMATS[dtype]).astype(np.float64)
            np.testing.assert_array_equal(stored, values)


@pytest.mark.parametrize("dtype", FORMATS)
def test_each_step_is_rounded_once_from_the_one_before(dtype: str) -> None:
    form, t = core.FORMATS[dtype], 0.75  # T is a number of every format

    def rounded(values: Any) -> np.ndarray:
        return np.asarray(values, np.float32).astype(form).astype(np.float64)

    if dtype == "float64":
        return
    steps = core.stable_steps([3.0, 2.5, -1.0, 0.25], t, dtype)
    gaps = rounded(steps.stored - steps.maximum)
    np.testing.assert_array_equal(steps.shifted, gaps)
    np.testing.assert_array_equal(steps.scaled, rounded(steps.shifted / t))
    powers = rounded(np.exp(steps.scaled))
    np.testing.assert_allclose(steps.exponentials, powers, rtol=2e-7)
    total = 0.0
    for power in steps.exponentials:
        total = float(rounded(total + power))
    assert steps.total == total
    p = rounded(steps.exponentials / total)
    np.testing.assert_array_equal(steps.probabilities, p)


@pytest.mark.parametrize("dtype", FORMATS)
def test_a_batch_and_a_sweep_are_rows_of_the_same(dtype: str) -> None:
    shifts = np.linspace(-800, 800, 33)
    sweeps = core.shift_sweep(Z, shifts, 0.5, dtype)
    for i, shift in enumerate(shifts):
        moved = np.array(Z) + shift
        rows: list[core.NaiveSteps | core.StableSteps] = [
            core.naive_steps(moved, 0.5, dtype),
            core.stable_steps(moved, 0.5, dtype),
        ]
        for row, sweep in zip(rows, sweeps, strict=True):
            for field in fields(row):
                values = getattr(sweep, field.name)[i]
                np.testing.assert_array_equal(values, getattr(row, field.name))


@pytest.mark.parametrize("dtype", FORMATS)
def test_naive_softmax_is_the_last_step(dtype: str) -> None:
    steps = core.naive_steps(Z, 0.7, dtype)
    np.testing.assert_array_equal(
        core.naive_softmax(Z, 0.7, dtype), steps.probabilities
    )


def test_in_float64_both_ways_lead_to_softmax() -> None:
    z = RNG.normal(0, 5, (20, 9))
    for steps in (core.naive_steps(z, 0.7), core.stable_steps(z, 0.7)):
        np.testing.assert_allclose(
            steps.probabilities, core.softmax(z, 0.7), rtol=1e-13
        )


def test_where_nothing_overflows_the_naive_way_is_the_more_exact_one() -> None:
    z = RNG.uniform(-300, 300, 200)
    exact = core.log_softmax(z)
    naive = np.abs(np.log(core.naive_softmax(z)) - exact).max()
    stable = np.abs(core.stable_steps(z).log_probabilities - exact).max()
    assert naive < stable * 1.5


@pytest.mark.parametrize(
    ("z", "dtype", "expected"),
    [
        ([12, 10, 8], "float8_e5m2", [NAN, 0, 0]),
        ([8, 8, 8], "float8_e4m3fn", [NAN, NAN, NAN]),  # no inf: overflow is nan
        ([6, 6, 6], "float8_e4m3fn", [NAN, NAN, NAN]),  # 384 + 384 > 448
        ([88.5, 88.5], "bfloat16", [0, 0]),
        ([-94, -95], "bfloat16", [NAN, NAN]),
        ([-18, -19], "float16", [NAN, NAN]),
        ([10, 10.03, 9.98], "bfloat16", [1 / 3] * 3),  # all three are stored as 10
    ],
)
def test_more_ways_to_break(z: Any, dtype: str, expected: list[float]) -> None:
    np.testing.assert_allclose(core.naive_softmax(z, dtype=dtype), expected, rtol=4e-3)


def test_sums_stop_growing_where_one_more_rounds_away() -> None:
    # 2^(bits of the significand) + 1 rounds back: 11 bits in float16, 8, 3 and 4.
    for dtype, stop in (
        ("float16", 2048),
        ("bfloat16", 256),
        ("float8_e5m2", 8),
        ("float8_e4m3fn", 16),
    ):
        assert core.naive_steps(np.zeros(5000), dtype=dtype).total == stop


def test_a_large_temperature_overflows_in_a_small_format() -> None:
    # 1e6 is inf in float16, and z / inf is 0.
    assert core.naive_softmax([3, 1], 1e6, "float16").tolist() == [0.5, 0.5]


@pytest.mark.parametrize("dtype", FORMATS)
def test_limits_are_neighbours_with_the_behaviour_they_name(dtype: str) -> None:
    form, limits = core.FORMATS[dtype], core.exp_limits(dtype)

    def exp(x: float) -> float:
        with np.errstate(all="ignore"):
            return float(np.exp(np.array([x], form))[0])

    def above(x: float) -> float:
        unsigned = np.dtype(f"u{form.itemsize}")
        bits = int(np.array([x], form).view(unsigned)[0]) + (1 if x > 0 else -1)
        return float(np.array([bits], unsigned).view(form)[0])

    assert above(limits.largest_finite) == limits.smallest_overflow
    assert math.isfinite(exp(limits.largest_finite))
    assert not math.isfinite(exp(limits.smallest_overflow))
    assert exp(limits.largest_zero) == 0 < exp(above(limits.largest_zero))
    largest_normal = exp(above(limits.largest_subnormal))
    assert 0 < exp(limits.largest_subnormal) < largest_normal
    assert limits == core.exp_limits(dtype)
    assert limits == tuple(limits)


def test_limits_are_those_of_arithmetic() -> None:
    # The largest and smallest numbers of each format bound exp through their logarithm.
    for dtype, largest, smallest, slack in (
        ("float64", 1.7976931348623157e308, 2.0**-1074, 3e-13),
        ("float32", 3.4028234663852886e38, 2.0**-149, 1e-5),
        ("float16", 65504, 2.0**-24, 2e-2),
    ):
        limits = core.exp_limits(dtype)
        assert limits.largest_finite == pytest.approx(math.log(largest), abs=slack)
        rounds_to_zero = math.log(smallest) - math.log(2)
        assert limits.largest_zero == pytest.approx(rounds_to_zero, abs=slack)


@pytest.mark.parametrize("n", [1, 2, 50])
def test_one_pass_finds_the_maximum_and_the_total_of_every_beginning(n: int) -> None:
    z = RNG.normal(0, 5, n)
    steps = core.online_softmax_steps(z)
    for j, (m, d) in enumerate(steps, start=1):
        assert m == z[:j].max()
        assert d == pytest.approx(math.fsum(np.exp(z[:j] - m).tolist()), rel=1e-14)
    m, d = steps[-1]
    np.testing.assert_allclose(np.exp(z - m) / d, core.softmax(z), rtol=1e-13)


def test_one_pass_with_masks_and_without_a_distribution() -> None:
    steps = core.online_softmax_steps([-INF, 1.0, -INF, 1e308])
    assert steps == ((-INF, 0), (1, 1), (1, 1), (1e308, 1))
    assert math.isnan(core.online_softmax_steps([1.0, NAN, 2.0])[-1].total)
    assert math.isnan(core.online_softmax_steps([INF, 2.0])[-1].total)


@pytest.mark.parametrize("dtype", ["float", "float8", "", "int8"])
def test_an_unknown_format_is_refused_with_the_known_ones(dtype: str) -> None:
    for call in (core.naive_softmax, core.naive_steps, core.stable_steps):
        with pytest.raises(ValueError, match=rf"dtype.*bfloat16.*got '{dtype}'"):
            call([1.0], dtype=dtype)
    with pytest.raises(ValueError, match=rf"dtype.*bfloat16.*got '{dtype}'"):
        core.exp_limits(dtype)


@pytest.mark.parametrize("t", [-1.0, NAN])
def test_a_temperature_below_zero_is_refused(t: float) -> None:
    with pytest.raises(ValueError, match="temperature must be zero or positive"):
        core.naive_softmax([1.0], t)
    with pytest.raises(ValueError, match="temperature must be zero or positive"):
        core.shift_sweep([1.0], [0.0], t)


def test_empty_logits_are_refused() -> None:
    for call in (core.naive_softmax, core.stable_steps, core.online_softmax_steps):
        with pytest.raises(ValueError, match="logits must"):
            call([])
