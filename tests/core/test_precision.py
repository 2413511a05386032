"""Number formats: every value shown is the format's own, and fails as it does."""

import math
from dataclasses import fields
from typing import Any

import ml_dtypes
import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, NAN, Cases
from tests.core.refusals import wrongly_refused

FORMATS = tuple(core.FORMATS)
Z = [12.0, 10.0, 8.0, -3.1]


# --- every step is the format's own ---------------------------------------------------


@pytest.mark.parametrize("t", [1.0, 0.1, 3.0])
@pytest.mark.parametrize("dtype", FORMATS)
def test_every_value_is_a_number_of_the_format(dtype: str, t: float) -> None:
    z = np.random.default_rng(37).normal(0, 9, (5, 12))
    for steps in (core.naive_steps(z, t, dtype), core.stable_steps(z, t, dtype)):
        for field in fields(steps):
            values = np.asarray(getattr(steps, field.name))
            assert values.dtype == np.float64
            with np.errstate(over="ignore"):
                stored = values.astype(core.FORMATS[dtype]).astype(np.float64)
            np.testing.assert_array_equal(stored, values)


def rounded(values: Any, dtype: str) -> np.ndarray[Any, Any]:
    """Return values of float32 precision, rounded to a shorter format."""
    return np.asarray(values, np.float32).astype(core.FORMATS[dtype]).astype(float)


@pytest.mark.parametrize("dtype", [name for name in FORMATS if name != "float64"])
def test_each_step_is_rounded_once_from_the_one_before(dtype: str) -> None:
    t = 0.75  # a number of every format
    steps = core.stable_steps([3.0, 2.5, -1.0, 0.25], t, dtype)
    gaps = rounded(steps.stored - steps.maximum, dtype)
    np.testing.assert_array_equal(steps.shifted, gaps)
    np.testing.assert_array_equal(steps.scaled, rounded(steps.shifted / t, dtype))
    powers = rounded(np.exp(steps.scaled), dtype)
    np.testing.assert_allclose(steps.exponentials, powers, rtol=2e-7)
    total = 0.0
    for power in steps.exponentials:
        total = float(rounded(total + power, dtype))
    assert steps.total == total
    p = rounded(steps.exponentials / total, dtype)
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
    z = np.random.default_rng(38).normal(0, 5, (20, 9))
    for steps in (core.naive_steps(z, 0.7), core.stable_steps(z, 0.7)):
        np.testing.assert_allclose(
            steps.probabilities, core.softmax(z, 0.7), rtol=1e-13
        )
    log_p = core.stable_steps(z, 0.7).log_softmax
    # Near 0 it cancels: it is scaled - log(total), both rounded.
    np.testing.assert_allclose(log_p, core.log_softmax(z, 0.7), rtol=1e-13, atol=1e-15)


def test_where_nothing_overflows_the_shift_costs_bits_on_far_classes() -> None:
    z = np.random.default_rng(39).uniform(-300, 300, 200).tolist()
    exact, stable = oracle.softmax(z), core.stable_steps(z).probabilities.tolist()
    assert oracle.worst_ulps(core.naive_softmax(z).tolist(), exact) < 10
    assert oracle.worst_ulps(stable, exact) > 100


# --- the ways to break ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("breakage", "z", "dtype", "expected"),
    [
        ("inf/inf", [1000, 1001, 1002], "float64", [NAN, NAN, NAN]),
        ("inf/inf", [89, 88, 87], "float32", [NAN, 0, 0]),
        ("inf/inf", [12, 10, 8], "float16", [NAN, 0, 0]),
        ("inf/inf", [12, 10, 8], "float8_e5m2", [NAN, 0, 0]),
        ("inf/inf", [8, 8, 8], "float8_e4m3fn", [NAN, NAN, NAN]),  # no inf: it is nan
        ("finite/inf", [709, 709, 709], "float64", [0, 0, 0]),
        ("finite/inf", [88.5, 88.5], "bfloat16", [0, 0]),
        ("finite/inf", [11, 11, 11], "float16", [0, 0, 0]),
        ("finite/inf", [6, 6, 6], "float8_e4m3fn", [NAN, NAN, NAN]),  # 384 + 384 > 448
        ("0/0", [-1000, -1001, -1002], "float64", [NAN, NAN, NAN]),
        ("0/0", [-136, -158, -180], "float32", [NAN, NAN, NAN]),  # logits of GPT-2
        ("0/0", [-94, -95], "bfloat16", [NAN, NAN]),
        ("0/0", [-18, -19], "float16", [NAN, NAN]),
        ("log 0", [0, -800], "float64", [1, 0]),
        ("none", [2, 1, 0.5], "float32", [0.6285, 0.2312, 0.1402]),
        ("none", [-101, -102], "float32", [0.714, 0.286]),  # quietly: .731 and .269
        ("none", [10, 10.03, 9.98], "bfloat16", [0.334] * 3),  # each is stored as 10
    ],
)
def test_the_ways_to_break(
    breakage: str, z: list[float], dtype: str, expected: list[float]
) -> None:
    naive = core.naive_softmax(z, dtype=dtype)
    np.testing.assert_allclose(naive, expected, rtol=1e-3)
    assert core.breakages(core.naive_steps(z, dtype=dtype)) == (breakage,)


def test_each_vector_of_a_batch_breaks_in_its_own_way() -> None:
    z = np.array([[1000, 0], [709.5, 709.5], [-800, -800], [0, -800], [0, 1]])
    found = core.breakages(core.naive_steps(z))
    assert found == ("inf/inf", "finite/inf", "0/0", "log 0", "none")
    before = core.breakages(core.naive_steps([[INF, 0.0], [1.0, 0.0]], 1e-320))
    assert before == ("logit", "quotient")
    assert {*found, *before} == set(core.BREAKAGES)


@pytest.mark.parametrize("dtype", FORMATS)
def test_a_logit_that_does_not_fit_is_the_cause_whatever_breaks_after_it(
    dtype: str,
) -> None:
    largest = core.largest_number(dtype)
    for z in ([2 * largest, 0], [0, -2 * largest], [-2 * largest] * 2):
        steps = core.naive_steps(np.clip(z, -1.7e308, 1.7e308), dtype=dtype)
        fits = dtype == "float64"  # nothing finite in Python is beyond it
        assert (core.breakages(steps) == ("logit",)) != fits, z
    steps = core.naive_steps([largest, 0], dtype=dtype)
    assert core.breakages(steps) == ("inf/inf",)


@pytest.mark.parametrize("dtype", FORMATS)
def test_a_quotient_that_does_not_fit_is_the_cause(dtype: str) -> None:
    for t in (0.0, 1e-320):
        assert core.breakages(core.naive_steps([2, 1], t, dtype)) == ("quotient",)
    # So far below that e to it is 0, as it should be: no quotient is too large.
    below = core.naive_steps([0.0, -core.largest_number(dtype)], 0.25, dtype)
    unheld = "quotient" if dtype == "float8_e4m3fn" else "log 0"  # it has no -inf
    assert core.breakages(below) == (unheld,)


# Measured: the temperature at and below which the naive formula answers nan.
@pytest.mark.parametrize(
    ("dtype", "threshold"),
    [
        ("float64", 0.0028138),
        ("float32", 0.02254),
        ("bfloat16", 0.02252),
        ("float16", 0.1804),
        ("float8_e5m2", 0.1719),
        ("float8_e4m3fn", 0.3281),
    ],
)
def test_where_cooling_breaks_the_naive_formula(dtype: str, threshold: float) -> None:
    def is_broken(t: float) -> bool:
        return bool(np.isnan(core.naive_softmax([2, 1, 0.5], t, dtype)).any())

    assert is_broken(threshold * 0.95)
    assert not is_broken(threshold * 1.08)


def test_the_loss_survives_only_as_log_softmax() -> None:
    naive, stable = core.naive_steps([0, -800]), core.stable_steps([0, -800])
    assert naive.log_probabilities[1] == stable.log_probabilities[1] == -INF
    assert stable.log_softmax[1] == -800


def test_the_sum_of_many_equal_classes_stops_and_the_probabilities_exceed_one() -> None:
    # 256 + 1 rounds back to 256 in bfloat16, and 1000 / 256 is 3.9.
    steps = core.naive_steps(np.zeros(1000), dtype="bfloat16")
    assert steps.total == 256
    assert math.fsum(steps.probabilities) == pytest.approx(3.9, abs=0.01)


def test_a_mask_of_minus_a_billion_wipes_out_what_it_was_added_to() -> None:
    # The neighbours of 1e9 are 64 apart in float32.
    masked = np.array([2.0, 1.0, 0.5]) - 1e9
    steps = core.stable_steps(masked, dtype="float32")
    assert steps.stored.tolist() == [-1e9] * 3
    np.testing.assert_allclose(steps.probabilities, 1 / 3, rtol=1e-7)


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


def test_no_hard_case_makes_a_format_warn(hard: Cases) -> None:
    for z, t in hard:
        for dtype in FORMATS:
            core.naive_steps(z, t, dtype)
            core.stable_steps(z, t, dtype)


# --- the limits of exp ----------------------------------------------------------------

# Measured with numpy 2.4 and ml_dtypes on x86-64: where exp is still finite, where it
# overflows, and where it is 0. The last digits of float32 and float64 depend on the
# machine's exp.
MEASURED = {
    "float64": (709.782712893384, 709.7827128933841, -745.1332191),
    "float32": (88.72283, 88.72284, -103.97208),
    "bfloat16": (88.5, 89, -93),
    "float16": (11.0859375, 11.09375, -17.34375),
    "float8_e5m2": (10, 12, -12),
    "float8_e4m3fn": (6, 6.5, -7),
}
LARGEST = {  # the largest number of each
    "float64": 1.7976931348623157e308,
    "float32": 3.4028234663852886e38,
    "bfloat16": 3.3895313892515355e38,
    "float16": 65504.0,
    "float8_e5m2": 57344.0,
    "float8_e4m3fn": 448.0,
}


def exp_in(dtype: str, x: float) -> float:
    with np.errstate(all="ignore"):
        return float(np.exp(np.array([x], core.FORMATS[dtype]))[0])


def number_above(dtype: str, x: float) -> float:
    """Return the next number of a format; its bits count away from zero."""
    form = core.FORMATS[dtype]
    unsigned = np.dtype(f"u{form.itemsize}")
    bits = int(np.array([x], form).view(unsigned)[0]) + (1 if x > 0 else -1)
    return float(np.array([bits], unsigned).view(form)[0])


@pytest.mark.parametrize("dtype", FORMATS)
def test_limits_are_those_measured(dtype: str) -> None:
    close = 2e-7 if dtype == "float32" else 1e-9
    assert core.exp_limits(dtype)[:3] == pytest.approx(MEASURED[dtype], rel=close)


@pytest.mark.parametrize("dtype", FORMATS)
def test_limits_are_neighbours_with_the_behaviour_they_name(dtype: str) -> None:
    limits = core.exp_limits(dtype)
    assert number_above(dtype, limits.largest_finite) == limits.smallest_overflow
    assert math.isfinite(exp_in(dtype, limits.largest_finite))
    assert not math.isfinite(exp_in(dtype, limits.smallest_overflow))
    assert exp_in(dtype, limits.largest_zero) == 0
    assert exp_in(dtype, number_above(dtype, limits.largest_zero)) > 0
    normal = float(ml_dtypes.finfo(core.FORMATS[dtype]).smallest_normal)
    assert 0 < exp_in(dtype, limits.largest_subnormal) < normal
    assert exp_in(dtype, number_above(dtype, limits.largest_subnormal)) >= normal


@pytest.mark.parametrize(("dtype", "largest"), LARGEST.items())
def test_limits_are_those_of_arithmetic(dtype: str, largest: float) -> None:
    info, limits = ml_dtypes.finfo(core.FORMATS[dtype]), core.exp_limits(dtype)
    slack = 1 + float(info.eps)  # the format's own exp may be one unit off
    assert limits.largest_finite <= math.log(largest) * slack
    assert limits.smallest_overflow * slack >= math.log(largest)
    # Half of the smallest number rounds to 0.
    rounds_to_zero = math.log(float(info.smallest_subnormal)) - math.log(2)
    assert limits.largest_zero <= rounds_to_zero / slack
    assert number_above(dtype, limits.largest_zero) >= rounds_to_zero * slack


# --- one pass -------------------------------------------------------------------------


@pytest.mark.parametrize("n", [1, 2, 50])
def test_one_pass_finds_the_maximum_and_the_total_of_every_beginning(n: int) -> None:
    z = np.random.default_rng(40).normal(0, 5, n)
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


@pytest.mark.parametrize("dtype", FORMATS)
def test_one_pass_in_a_format_holds_only_its_numbers(dtype: str) -> None:
    z = np.random.default_rng(41).normal(0, 2, 12)
    form = core.FORMATS[dtype]
    stored = z.astype(form)
    for j, (m, d) in enumerate(core.online_softmax_steps(z, dtype), start=1):
        assert m == float(stored[:j].max())
        assert float(np.array(d).astype(form)) == d
        exact = math.fsum(np.exp(stored[:j].astype(float) - m).tolist())
        # Two roundings for each addition, of half a unit of the format each.
        assert d == pytest.approx(exact, rel=3 * j * float(ml_dtypes.finfo(form).eps))


def test_one_pass_does_not_hide_a_logit_that_does_not_fit() -> None:
    m, d = core.online_softmax_steps([12, -3, 90000], "float16")[-1]
    assert m == INF
    assert math.isnan(d)
    assert core.online_softmax_steps([12, -3, 90000], "bfloat16")[-1] == (90112, 1)


@pytest.mark.parametrize(("dtype", "largest"), LARGEST.items())
def test_the_largest_number_is_the_last_before_the_end(
    dtype: str, largest: float
) -> None:
    assert core.largest_number(dtype) == largest
    assert not math.isfinite(number_above(dtype, largest))


def test_the_format_that_holds_a_logit_is_the_narrower_of_two() -> None:
    assert core.format_that_holds([12, -3, 90000]) == "float32"
    assert core.format_that_holds([3.4e38, -INF]) == "float32"
    assert core.format_that_holds([3.5e38, 0]) == "float64"
    assert core.format_that_holds([-1e308, 0]) == "float64"


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    said = f"dtype must be one of {', '.join(FORMATS)}, got 'float8'"
    wrong = wrongly_refused(
        (core.naive_softmax, ([1.0], 1.0, "float8"), said),
        (core.naive_steps, ([1.0], 1.0, "float8"), said),
        (core.stable_steps, ([1.0], 1.0, "float8"), said),
        (core.shift_sweep, ([1.0], [0.0], 1.0, "float8"), said),
        (core.exp_limits, ("float8",), said),
        (core.largest_number, ("float8",), said),
        (core.online_softmax_steps, ([1.0], "float8"), said),
    )
    assert wrong == []


def test_where_nothing_overflows_or_underflows_the_textbook_is_usually_closer() -> None:
    closer = farther = 0
    for z in np.random.default_rng(5).normal(0, 3, (400, 3)):
        exact = oracle.softmax(z.tolist())
        naive, stable = (
            max(oracle.relative_error(p, q) for p, q in zip(ps, exact, strict=True))
            for ps in (
                core.naive_steps(z).probabilities.tolist(),
                core.stable_steps(z).probabilities.tolist(),
            )
        )
        closer, farther = closer + (naive < stable), farther + (stable < naive)
    assert closer > 2 * farther > 0
    # Where e^z is subnormal its digits are few: the page says "or underflows".
    z = [-101.0, -102.0]
    assert core.naive_softmax(z, dtype="float32")[0] == pytest.approx(0.714, abs=1e-3)
    assert core.softmax(z)[0] == pytest.approx(0.731, abs=1e-3)
