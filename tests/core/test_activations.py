"""Softmax, log-softmax, logsumexp, sigmoid: laws, a 60-digit oracle, the edges."""

import itertools
import math
from typing import Any

import mpmath
import numpy as np
import pytest
import scipy.special

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, NAN, Cases, failing
from tests.core.refusals import wrongly_refused

BATCH = np.random.default_rng(7).normal(0, 3, (3, 4, 5))
AXES = [-1, 0, 1, -3, (0, 2), (1, -1), (0, 1, 2), None]
TEMPERATURES = (0.0, 1e-6, 0.7, 1.0, 3.0, 1e6, INF)


# --- laws -----------------------------------------------------------------------------


def test_probabilities_keep_the_order_of_the_logits(hard: Cases) -> None:
    def keeps_order(z: list[float], t: float) -> bool:
        return bool((np.diff(core.softmax(z, t)[np.argsort(z)]) >= 0).all())

    wrong = failing(hard, keeps_order)
    assert wrong == []


def test_adding_a_constant_changes_nothing() -> None:
    z = np.array([2.0, 1.0, 0.5])
    for c in (1.0, -64.0, 1024.0):  # exact in binary, so that z + c is, too
        np.testing.assert_array_equal(core.softmax(z + c), core.softmax(z))


@pytest.mark.parametrize("k", [-60, -1, 1, 60])
def test_a_power_of_two_in_logits_and_temperature_changes_no_bit(k: int) -> None:
    z = np.random.default_rng(7).normal(0, 5, 40)
    expected = core.softmax(z, 0.7)
    np.testing.assert_array_equal(core.softmax(z * 2.0**k, 0.7 * 2.0**k), expected)


def test_temperature_is_division() -> None:
    z = np.random.default_rng(8).normal(0, 3, 12)
    np.testing.assert_array_equal(core.softmax(z, 4.0), core.softmax(z / 4))
    np.testing.assert_allclose(core.softmax(z, 0.3), core.softmax(z / 0.3), rtol=1e-14)


def test_the_order_of_the_classes_does_not_matter() -> None:
    rng = np.random.default_rng(9)
    z, order = rng.normal(0, 5, 2000), rng.permutation(2000)
    np.testing.assert_array_equal(core.softmax(z)[order], core.softmax(z[order]))


def test_a_gap_is_a_ratio() -> None:
    p = core.softmax([3.0, 1.0, 0.0], 0.5)
    assert p[0] / p[1] == pytest.approx(math.exp(4), rel=1e-15)


def test_softmax_of_two_classes_is_a_sigmoid_of_the_gap() -> None:
    for gap in (-700.0, -3.0, 0.0, 0.7, 40.0):
        p = core.softmax([gap, 0.0])
        assert p[0] == pytest.approx(float(core.sigmoid(gap)), rel=4e-16)


def test_log_softmax_and_logsumexp_are_two_roads_to_one_answer() -> None:
    z = np.random.default_rng(10).normal(0, 5, (6, 9))
    two = z - np.asarray(core.logsumexp(z))[:, None]
    np.testing.assert_allclose(core.log_softmax(z), two, rtol=1e-13, atol=1e-14)


def test_sigmoid_is_symmetric_and_its_logarithm_too() -> None:
    x = np.random.default_rng(11).normal(0, 20, 100)
    np.testing.assert_allclose(core.sigmoid(x) + core.sigmoid(-x), 1, rtol=3e-16)
    np.testing.assert_allclose(np.exp(core.log_sigmoid(x)), core.sigmoid(x), rtol=1e-13)


@pytest.mark.parametrize("t", [1.0, 0.3])
@pytest.mark.parametrize("axis", AXES)
def test_every_axis_is_the_last_one_after_a_turn(axis: Any, t: float) -> None:
    numbers = range(3) if axis is None else np.atleast_1d(axis) % 3
    kept = [i for i in range(3) if i not in numbers]
    order = [*kept, *numbers]
    shape = [BATCH.shape[i] for i in kept]
    turned = BATCH.transpose(order).reshape([*shape, -1])
    for function in (core.softmax, core.log_softmax):
        expected = function(turned, t).reshape([BATCH.shape[i] for i in order])
        result = function(BATCH, t, axis=axis).transpose(order)
        np.testing.assert_allclose(result, expected, rtol=1e-15)
    np.testing.assert_allclose(
        core.logsumexp(BATCH, axis=axis), core.logsumexp(turned), rtol=1e-15
    )


@pytest.mark.parametrize("axis", AXES)
def test_scipy_agrees_on_every_axis(axis: Any) -> None:
    for name in ("softmax", "log_softmax", "logsumexp"):
        ours = getattr(core, name)(BATCH, axis=axis)
        peer = getattr(scipy.special, name)(BATCH, axis=axis)
        np.testing.assert_allclose(ours, peer, rtol=1e-13)
        assert np.shape(ours) == np.shape(peer)


def test_a_row_of_a_batch_is_as_exact_as_alone(hard: Cases) -> None:
    def is_as_exact(z: list[float], t: float) -> bool:
        functions = (core.softmax, core.log_softmax, core.softmax_jacobian)
        pairs = [(f([z, z], t)[1], f(z, t)) for f in functions]
        # Both are within 4 ulp of the truth.
        same = all(np.allclose(*pair, rtol=8 * 2**-52, atol=0) for pair in pairs)
        sums = np.subtract(core.logsumexp([z, z]), core.logsumexp(z))
        return same and bool((abs(sums) <= 2 * math.ulp(max(z))).all())

    wrong = failing(hard, is_as_exact)
    assert wrong == []


def test_the_sum_over_a_far_axis_is_as_exact() -> None:
    z = np.random.default_rng(12).normal(0, 4, 30_000)
    columns = np.stack([z, z[::-1]], axis=1)
    np.testing.assert_array_equal(core.softmax(columns, axis=0)[:, 0], core.softmax(z))


@pytest.mark.parametrize(("low", "high"), [(0.0, 1e-6), (1e9, INF)])
def test_the_limits_are_where_the_temperatures_lead(low: float, high: float) -> None:
    z = [2.0, 1.0, 2.0, 0.5]
    near = core.softmax(z, low), core.softmax(z, high)
    np.testing.assert_allclose(*near, atol=1e-8)


def test_the_jacobian_is_the_slope_of_softmax() -> None:
    z, t, h = np.array([1.0, 0.2, -0.7, 2.0]), 1.7, 1e-5
    up, down = (core.softmax(z + way * h * np.eye(4), t) for way in (1, -1))
    numeric = (up - down) / (2 * h)  # row j: what moving z_j does to each p_i
    np.testing.assert_allclose(core.softmax_jacobian(z, t), numeric.T, atol=1e-10)


def test_jacobian_rows_and_columns_add_up_to_zero() -> None:
    slopes = core.softmax_jacobian(BATCH, 0.8)
    assert slopes.shape == (3, 4, 5, 5)
    np.testing.assert_allclose(slopes.sum(axis=-1), 0, atol=1e-16)
    np.testing.assert_array_equal(slopes, np.swapaxes(slopes, -1, -2))
    np.testing.assert_array_equal(slopes[2, 1], core.softmax_jacobian(BATCH[2, 1], 0.8))


# --- the oracle in 60 digits ----------------------------------------------------------


def test_softmax_is_within_4_ulp_and_adds_up_to_one(hard: Cases) -> None:
    def is_right(z: list[float], t: float) -> bool:
        p = core.softmax(z, t).tolist()
        exact = oracle.softmax(z, t)
        return oracle.worst_ulps(p, exact) <= 4 and abs(math.fsum(p) - 1) <= 2**-52

    wrong = failing(hard, is_right)
    assert wrong == []


def test_log_softmax_is_within_4_ulp(hard: Cases) -> None:
    def is_right(z: list[float], t: float) -> bool:
        log_p = core.log_softmax(z, t).tolist()
        return oracle.worst_ulps(log_p, oracle.log_softmax(z, t)) <= 4

    wrong = failing(hard, is_right)
    assert wrong == []


def test_logsumexp_is_within_2_ulp_unless_it_cancels(hard: Cases) -> None:
    def is_right(z: list[float], _: float) -> bool:
        exact, value = oracle.logsumexp(z), float(core.logsumexp(z))
        if abs(exact) > abs(max(z)) / 2:
            return oracle.ulps(value, exact) <= 2
        return bool(abs(value - exact) <= 2 * math.ulp(max(z)))

    wrong = failing(hard, is_right)
    assert wrong == []


@pytest.mark.parametrize("sign", [-1, 1])
def test_sigmoids_are_within_4_ulp(sign: int) -> None:
    some = 10.0 ** np.random.default_rng(13).uniform(-9, 3, 300)
    x = sign * np.array([0.0, 1e-300, 1e-9, 0.3, 36.0, 40.0, 745.0, 800.0, *some])
    exact, logs = map(oracle.sigmoid, x.tolist()), map(oracle.log_sigmoid, x.tolist())
    assert oracle.worst_ulps(core.sigmoid(x).tolist(), exact) <= 4
    assert oracle.worst_ulps(core.log_sigmoid(x).tolist(), logs) <= 4


def test_jacobian_keeps_13_digits_on_the_diagonal(hard_and_short: Cases) -> None:
    def is_right(z: list[float], t: float) -> bool:
        p, slopes = oracle.softmax(z, t), core.softmax_jacobian(z, t)
        exact = [p[i] * oracle.others(p, i) / t for i in range(len(z))]
        # A subnormal p is 4 of the smallest floats off, and the division counts them.
        subnormals = 5 * max(1.0, 1 / mpmath.mpf(t))
        found = slopes.diagonal().tolist()
        return all(map(oracle.is_right, found, exact, itertools.repeat(subnormals)))

    cases = [(z, t) for z, t in hard_and_short if t > 0]
    wrong = failing(cases, is_right)
    assert wrong == []


@pytest.mark.parametrize(
    "n",
    [
        257,  # one more than math.fsum adds up
        20_000,
        pytest.param(1_000_000, marks=pytest.mark.thorough),
    ],
)
def test_many_classes_are_within_4_ulp(n: int) -> None:
    def is_right(t: float) -> bool:
        rng = np.random.default_rng(n)
        z = rng.choice(rng.normal(0, 10, 400) * (t if 0 < t < INF else 1), n)
        values, first, counts = np.unique(z, return_index=True, return_counts=True)
        exact = oracle.softmax_of_repeated(values.tolist(), counts.tolist(), t)
        p = core.softmax(z, t)
        close = oracle.worst_ulps(p[first].tolist(), exact) <= 4
        return close and abs(math.fsum(p.tolist()) - 1) <= 2**-52

    wrong = [t for t in TEMPERATURES if not is_right(t)]
    assert wrong == []


@pytest.mark.parametrize(
    "n", [20_000, pytest.param(1_000_000, marks=pytest.mark.thorough)]
)
def test_a_long_row_of_equal_small_terms_is_summed_without_drift(n: int) -> None:
    z = np.full(n, -1.0)
    z[123] = 0.0
    exact = oracle.softmax_of_repeated([-1.0, 0.0], [n - 1, 1], 1.0)
    p = core.softmax(z)
    assert oracle.worst_ulps([p[0], p[123]], exact) <= 4


@pytest.mark.thorough
@pytest.mark.parametrize("spread", [1.0, 30.0])
def test_a_million_different_classes_are_within_4_ulp(spread: float) -> None:
    rng = np.random.default_rng(5)
    z, t = rng.normal(0, spread, 1_000_000), 1.3
    top = float(z.max())

    def exact_power(logit: float) -> oracle.Exact:
        return mpmath.exp((mpmath.mpf(logit) - top) / mpmath.mpf(t))

    p = core.softmax(z, t)
    assert abs(math.fsum(p.tolist()) - 1) <= 2**-52
    # A sum in 60 digits would take a minute: exact are the 20,000 largest terms, and
    # the tail adds up floats, whose own rounding, of up to 8 half ulp, is allowed for.
    ranks = np.argsort(-z)
    head, tail = z[ranks[:20_000]], z[ranks[20_000:]]
    rest = math.fsum(np.exp((tail - top) / t).tolist())
    total = mpmath.fsum(map(exact_power, head.tolist())) + rest
    some = [*ranks[:100], *rng.integers(0, z.size, 200)]
    exact = [exact_power(float(z[i])) / total for i in some]
    assert oracle.worst_ulps(p[some].tolist(), exact) <= 4 + 4 * rest / float(total)


def test_dominated_classes_keep_their_digits() -> None:
    # e^-40 = 4.248354255291589e-18 (mpmath); scipy, torch and jax answer 0 here.
    assert core.log_softmax([0, -40])[0] == -4.248354255291589e-18
    assert core.softmax_jacobian([40, 0])[0, 0] == 4.248354255291589e-18
    assert scipy.special.log_softmax([0, -40])[0] == 0


# --- worked examples, from mpmath -----------------------------------------------------


@pytest.mark.parametrize(
    ("z", "t", "digits", "expected"),
    [
        ([1.5, 0.8, -0.2], 1.0, 6, [0.595497, 0.295715, 0.108788]),
        ([1.5, 0.8, -0.2], 0.5, 4, [0.7813, 0.1927, 0.0261]),
        ([1.5, 0.8, -0.2], 2.0, 4, [0.4690, 0.3305, 0.2005]),
        ([2.0, 1.0, 0.5], 1.0, 3, [0.629, 0.231, 0.140]),
        ([2.0, 1.0, 0.0], 1.0, 3, [0.665, 0.245, 0.090]),  # not those of [2, 1, 0.5]
    ],
)
def test_the_worked_examples(
    z: list[float], t: float, digits: int, expected: list[float]
) -> None:
    assert [round(p, digits) for p in core.softmax(z, t).tolist()] == expected


def test_sigmoids_of_three_logits_are_no_distribution() -> None:
    assert round(math.fsum(core.sigmoid([1.5, 0.8, -0.2])), 4) == 1.9577


# --- edges ----------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(), (1,), (5, 1), (1, 1, 1)])
def test_one_class_is_certain(shape: tuple[int, ...]) -> None:
    for z, t in itertools.product((0.0, -1e308, 3.0), TEMPERATURES):
        logits = np.full(shape, z)
        np.testing.assert_array_equal(core.softmax(logits, t), np.ones(shape))
        np.testing.assert_array_equal(core.log_softmax(logits, t), np.zeros(shape))


@pytest.mark.parametrize(
    "z", [[1, 2], [True, False], np.array([1, 2], np.float16), np.array([1, 2], "i1")]
)
def test_any_numbers_come_back_as_float64(z: Any) -> None:
    p = core.softmax(z)
    assert p.dtype == np.float64
    np.testing.assert_array_equal(p, core.softmax(np.asarray(z, np.float64)))


@pytest.mark.parametrize("bad", [[NAN, 1, 2], [INF, 1, 2], [INF, INF, 0], [-INF] * 3])
def test_a_row_without_a_distribution_is_nan_and_alone(bad: list[float]) -> None:
    z = np.array([[3.0, 1.0, 2.0], bad, [0.0, -INF, 1.0]])
    for t in TEMPERATURES:
        for function in (core.softmax, core.log_softmax, core.entropy_from_logits):
            result = np.asarray(function(z, t))
            assert np.isnan(result[1]).all()
            np.testing.assert_array_equal(result[[0, 2]], function(z[[0, 2]], t))


@pytest.mark.parametrize("t", TEMPERATURES)
def test_a_mask_is_as_good_as_a_missing_class(t: float) -> None:
    z = [0.3, -INF, 2.0, -INF]
    assert core.softmax(z, t)[[1, 3]].tolist() == [0, 0]
    assert not np.signbit(core.softmax(z, t)).any()  # nor is it -0.0
    assert core.log_softmax(z, t)[[1, 3]].tolist() == [-INF, -INF]
    np.testing.assert_array_equal(core.softmax(z, t)[[0, 2]], core.softmax([0.3, 2], t))


def test_ties_share_at_temperature_zero_and_all_share_at_infinity() -> None:
    z = [[2, 2, 1, -INF], [1e308, -1e308, 1e308, 0]]
    assert core.softmax(z, 0).tolist() == [[0.5, 0.5, 0, 0], [0.5, 0, 0.5, 0]]
    third = 1 / 3
    assert core.softmax(z, INF).tolist() == [[third, third, third, 0], [0.25] * 4]


@pytest.mark.parametrize(
    ("z", "expected"),
    [
        ([], -INF),
        ([-INF], -INF),
        ([-INF, -INF], -INF),
        ([INF, 1], INF),
        ([NAN, 1], NAN),
    ],
)
def test_logsumexp_without_a_finite_maximum(z: list[float], expected: float) -> None:
    np.testing.assert_equal(float(core.logsumexp(z)), expected)


def test_logsumexp_takes_away_its_axis_and_no_other() -> None:
    for axis, shape in ((-1, (1, 1)), (0, (1, 3)), ((0, 2), (1,)), (None, ())):
        assert np.shape(core.logsumexp(np.zeros((1, 1, 3)), axis=axis)) == shape


def test_logsumexp_of_empty_rows() -> None:
    assert core.logsumexp(np.empty((3, 0))).tolist() == [-INF] * 3
    assert np.shape(core.logsumexp(np.empty((0, 3)))) == (0,)


def test_sigmoids_at_the_ends() -> None:
    np.testing.assert_array_equal(core.sigmoid([-INF, INF, NAN]), [0, 1, NAN])
    np.testing.assert_array_equal(core.log_sigmoid([-INF, INF, NAN]), [-INF, 0, NAN])


def test_slopes_at_the_limits_of_temperature() -> None:
    assert not core.softmax_jacobian([2.0, 1.0], 0).any()
    assert not core.softmax_jacobian([2.0, 1.0], INF).any()
    tied = core.softmax_jacobian([2.0, 2.0, 1.0], 0)
    np.testing.assert_array_equal(tied, [[INF, -INF, 0], [-INF, INF, 0], [0, 0, 0]])


@pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0)], ids=repr)
def test_empty_logits_are_refused_with_their_shape(shape: tuple[int, ...]) -> None:
    said = f"logits must not be empty, got shape {shape}"
    functions = (core.softmax, core.log_softmax, core.softmax_jacobian)
    wrong = wrongly_refused(*((f, (np.empty(shape),), said) for f in functions))
    assert wrong == []


def test_rows_of_different_lengths_are_refused() -> None:
    said = "logits must be an array of real numbers"
    wrong = wrongly_refused((core.softmax, ([[1], [1, 2]],), said))
    assert wrong == []


@pytest.mark.parametrize("axis", [2, -3, (0, 0)])
def test_an_axis_that_is_none_is_refused(axis: Any) -> None:
    with pytest.raises(ValueError, match="axis"):
        core.softmax([[1.0, 2.0]], axis=axis)


def test_not_even_a_strict_caller_sees_a_floating_point_error(hard: Cases) -> None:
    def calculate_all(z: list[float], t: float) -> None:
        core.softmax(z, t)
        core.log_softmax(z, t)
        core.logsumexp(z)
        core.softmax_jacobian(z, t)
        core.sigmoid(z)
        core.log_sigmoid(z)

    with np.errstate(all="raise"):
        for z, t in hard:
            calculate_all(z, t)


@pytest.mark.parametrize("n", [3, 300, 20_000])
def test_the_callers_array_is_left_alone(n: int) -> None:
    z = np.random.default_rng(14).normal(0, 3, n)
    before = z.copy()
    for t in TEMPERATURES:
        core.softmax(z, t)
        core.log_softmax(z, t)
        core.logsumexp(z)
    np.testing.assert_array_equal(z, before)
