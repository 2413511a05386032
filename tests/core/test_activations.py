"""Softmax, log-softmax, logsumexp, sigmoid: laws, a 60-digit oracle, the edges."""

import math
from typing import Any

import mpmath
import numpy as np
import pytest
import scipy.special

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import HARD, INF

NAN = math.nan
RNG = np.random.default_rng(7)
BATCH = RNG.normal(0, 3, (3, 4, 5))
AXES = [-1, 0, 1, -3, (0, 2), (1, -1), (0, 1, 2), None]


# --- the oracle -----------------------------------------------------------------------


@pytest.mark.parametrize(("z", "t"), HARD)
def test_softmax_is_within_4_ulp_and_adds_up_to_one(z: list[float], t: float) -> None:
    p = core.softmax(z, t).tolist()
    assert oracle.worst_ulps(p, oracle.softmax(z, t)) <= 4
    assert abs(math.fsum(p) - 1) <= 2**-52


@pytest.mark.parametrize(("z", "t"), HARD)
def test_log_softmax_is_within_4_ulp(z: list[float], t: float) -> None:
    log_p = core.log_softmax(z, t).tolist()
    assert oracle.worst_ulps(log_p, oracle.log_softmax(z, t)) <= 4


@pytest.mark.parametrize(("z", "t"), HARD)
def test_logsumexp_is_within_2_ulp_unless_it_cancels(z: list[float], t: float) -> None:
    exact = oracle.logsumexp(z)
    value = float(core.logsumexp(z))
    if abs(exact) > abs(max(z)) / 2:
        assert oracle.ulps(value, exact) <= 2
    else:
        assert abs(value - exact) <= 2 * math.ulp(max(z))


@pytest.mark.parametrize("t", [1.0, 1e-6, 0.7, 3.0, 1e6, 0.0, INF])
@pytest.mark.parametrize("n", [257, 20_000, 1_000_000])
def test_many_classes_are_within_4_ulp(n: int, t: float) -> None:
    rng = np.random.default_rng(n)
    distinct = rng.normal(0, 10, 400) * (t if 0 < t < INF else 1)
    z = rng.choice(distinct, n)
    values, first, counts = np.unique(z, return_index=True, return_counts=True)
    exact = oracle.softmax_of_repeated(values.tolist(), counts.tolist(), t)
    p = core.softmax(z, t)
    assert oracle.worst_ulps(p[first].tolist(), exact) <= 4
    assert abs(math.fsum(p.tolist()) - 1) <= 2**-52


def test_a_long_row_of_equal_small_terms_is_summed_without_drift() -> None:
    z = np.full(1_000_000, -1.0)
    z[123] = 0.0
    exact = oracle.softmax_of_repeated([-1.0, 0.0], [999_999, 1], 1.0)
    p = core.softmax(z)
    assert oracle.worst_ulps([p[0], p[123]], exact) <= 4


def test_the_sum_over_a_far_axis_is_as_exact() -> None:
    z = RNG.normal(0, 4, 30_000)
    columns = np.stack([z, z[::-1]], axis=1)
    np.testing.assert_array_equal(core.softmax(columns, axis=0)[:, 0], core.softmax(z))


@pytest.mark.parametrize("sign", [-1, 1])
def test_sigmoids_are_within_4_ulp(sign: int) -> None:
    x = sign * np.concatenate([[0.0, 1e-300, 745.0], 10.0 ** RNG.uniform(-9, 3, 300)])
    exact = [1 / (1 + mpmath.exp(-mpmath.mpf(v))) for v in x.tolist()]
    logs = [-mpmath.log1p(mpmath.exp(-mpmath.mpf(v))) for v in x.tolist()]
    assert oracle.worst_ulps(core.sigmoid(x).tolist(), exact) <= 4
    assert oracle.worst_ulps(core.log_sigmoid(x).tolist(), logs) <= 4


@pytest.mark.parametrize(("z", "t"), [c for c in HARD if len(c[0]) <= 10 and c[1] > 0])
def test_jacobian_keeps_13_digits_on_the_diagonal(z: list[float], t: float) -> None:
    exact, slopes = oracle.softmax(z, t), core.softmax_jacobian(z, t)
    for i, p in enumerate(exact):
        value = p * oracle.others(exact, i) / t
        if min(p, value) > 1e-300 and value < oracle.LARGEST:
            assert oracle.relative_error(slopes[i, i], value) <= 1e-13


def test_dominated_classes_keep_their_digits() -> None:
    # e^-40 = 4.248354255291589e-18 (mpmath); scipy, torch and jax answer 0 here.
    assert core.log_softmax([0, -40])[0] == -4.248354255291589e-18
    assert core.softmax_jacobian([40, 0])[0, 0] == 4.248354255291589e-18
    assert scipy.special.log_softmax([0, -40])[0] == 0


# --- laws -----------------------------------------------------------------------------


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


@pytest.mark.parametrize("k", [-60, -1, 1, 60])
def test_a_power_of_two_in_logits_and_temperature_changes_no_bit(k: int) -> None:
    z = RNG.normal(0, 5, 40)
    expected = core.softmax(z, 0.7)
    np.testing.assert_array_equal(core.softmax(z * 2.0**k, 0.7 * 2.0**k), expected)


def test_the_order_of_the_classes_does_not_matter() -> None:
    z, order = RNG.normal(0, 5, 2000), RNG.permutation(2000)
    np.testing.assert_array_equal(core.softmax(z)[order], core.softmax(z[order]))


def test_a_gap_is_a_ratio() -> None:
    p = core.softmax([3.0, 1.0, 0.0], 0.5)
    assert p[0] / p[1] == pytest.approx(math.exp(4), rel=1e-15)


@pytest.mark.parametrize(("low", "high"), [(0.0, 1e-6), (1e9, INF)])
def test_the_limits_are_where_the_temperatures_lead(low: float, high: float) -> None:
    z = [2.0, 1.0, 2.0, 0.5]
    near = core.softmax(z, low), core.softmax(z, high)
    np.testing.assert_allclose(*near, atol=1e-8)


def test_sigmoid_is_symmetric_and_its_logarithm_too() -> None:
    x = RNG.normal(0, 20, 100)
    np.testing.assert_allclose(core.sigmoid(x) + core.sigmoid(-x), 1, rtol=3e-16)
    np.testing.assert_allclose(np.exp(core.log_sigmoid(x)), core.sigmoid(x), rtol=1e-13)


def test_jacobian_rows_and_columns_add_up_to_zero() -> None:
    slopes = core.softmax_jacobian(BATCH, 0.8)
    assert slopes.shape == (3, 4, 5, 5)
    np.testing.assert_allclose(slopes.sum(axis=-1), 0, atol=1e-16)
    np.testing.assert_array_equal(slopes, np.swapaxes(slopes, -1, -2))
    np.testing.assert_array_equal(slopes[2, 1], core.softmax_jacobian(BATCH[2, 1], 0.8))


# --- edges ----------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(), (1,), (5, 1), (1, 1, 1)])
@pytest.mark.parametrize("z", [0.0, -1e308, 3.0])
@pytest.mark.parametrize("t", [0.0, 1e-6, 1.0, 3.0, INF])
def test_one_class_is_certain(shape: tuple[int, ...], z: float, t: float) -> None:
    np.testing.assert_array_equal(core.softmax(np.full(shape, z), t), np.ones(shape))
    np.testing.assert_array_equal(
        core.log_softmax(np.full(shape, z), t), np.zeros(shape)
    )


@pytest.mark.parametrize(
    "z", [[1, 2], [True, False], np.array([1, 2], np.float16), np.array([1, 2], "i1")]
)
def test_any_numbers_come_back_as_float64(z: Any) -> None:
    p = core.softmax(z)
    assert p.dtype == np.float64
    np.testing.assert_array_equal(p, core.softmax(np.asarray(z, np.float64)))


@pytest.mark.parametrize("t", [0.0, 0.7, 1.0, 3.0, INF])
@pytest.mark.parametrize("bad", [[NAN, 1, 2], [INF, 1, 2], [INF, INF, 0], [-INF] * 3])
def test_a_row_without_a_distribution_is_nan_and_alone(
    bad: list[float], t: float
) -> None:
    z = np.array([[3.0, 1.0, 2.0], bad, [0.0, -INF, 1.0]])
    for function in (core.softmax, core.log_softmax, core.entropy_from_logits):
        result = np.asarray(function(z, t))
        assert np.isnan(result[1]).all()
        np.testing.assert_array_equal(result[[0, 2]], function(z[[0, 2]], t))


@pytest.mark.parametrize("t", [0.0, 1e-6, 0.7, 1.0, 3.0, 1e6, INF])
def test_a_mask_is_as_good_as_a_missing_class(t: float) -> None:
    z = [0.3, -INF, 2.0, -INF]
    assert core.softmax(z, t)[[1, 3]].tolist() == [0, 0]
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


@pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0)])
def test_empty_logits_are_refused_with_their_shape(shape: tuple[int, ...]) -> None:
    for function in (core.softmax, core.log_softmax, core.softmax_jacobian):
        with pytest.raises(ValueError, match=rf"logits.*\({shape[0]},"):
            function(np.empty(shape))


@pytest.mark.parametrize("z", [["a", "b"], [1j, 0], np.ones(2) * 1j, [[1], [1, 2]]])
def test_what_is_no_array_of_numbers_is_refused(z: Any) -> None:
    with pytest.raises(ValueError, match="logits must be an array of real numbers"):
        core.softmax(z)


@pytest.mark.parametrize("t", [-1, -1e-300, NAN, -INF, "warm", None, [1.0, 2.0]])
def test_a_temperature_that_is_none_is_refused_with_its_value(t: Any) -> None:
    for function in (core.softmax, core.log_softmax, core.softmax_jacobian):
        with pytest.raises(ValueError, match="temperature must be zero or positive"):
            function([1.0, 2.0], t)


@pytest.mark.parametrize("axis", [2, -3, (0, 0)])
def test_an_axis_that_is_none_is_refused(axis: Any) -> None:
    with pytest.raises(ValueError, match="axis"):
        core.softmax([[1.0, 2.0]], axis=axis)


@pytest.mark.parametrize(("z", "t"), HARD)
def test_not_even_a_strict_caller_sees_a_floating_point_error(
    z: list[float], t: float
) -> None:
    with np.errstate(all="raise"):
        core.softmax(z, t)
        core.log_softmax(z, t)
        core.logsumexp(z)
        core.softmax_jacobian(z[:9], t)
        core.sigmoid(z)
        core.log_sigmoid(z)


@pytest.mark.parametrize("n", [3, 300, 20_000])
def test_the_callers_array_is_left_alone(n: int) -> None:
    z = RNG.normal(0, 3, n)
    before = z.copy()
    for t in (1.0, 0.7, 3.0, 0.0, INF):
        core.softmax(z, t)
        core.log_softmax(z, t)
        core.logsumexp(z)
    np.testing.assert_array_equal(z, before)
