"""The core's promises: laws, an oracle in 60 digits, the edges, and the formats."""

import math
import warnings
from typing import Any

import mpmath
import numpy as np
import pytest
import scipy.special
from numpy.typing import NDArray

from softmax_viz import core
from tests.core import oracle

INF, NAN = math.inf, math.nan
LARGEST, SMALLEST = 1.7976931348623157e308, 5e-324  # of float64
# A range of sizes, spreads, offsets and temperatures, drawn once and for all.
RNG = np.random.default_rng(20240607)
HARD: list[tuple[list[float], float]] = [
    ([2.0, 1.0, 0.5], 1.0),
    ([0.0, -40.0], 1.0),
    ([40.0, 0.0], 1.0),
    ([0.0, -700.0, -745.0, -744.5], 1.0),
    ([1e308, -1e308], 1e-6),
    ([1e308, -1e308, 1e308], 1e6),
    ([1e8, 1e8 + 1, 1e8 - 1], 0.7),
    ([-1e8 - 0.1, -1e8, -1e8 + 0.3], 3.0),
    ([709.0, 709.0, 709.0], 1.0),
    ([-1000.0, -1001.0, -1002.0], 1.0),
    ([1.0, 1.0 + 2**-52], 1e-6),
    ([0.1, 0.2, 0.3], 1e6),
    ([5e-324, 0.0, -5e-324], 1e-6),
    ([3.0, 3.0, 1.0], 0.5),
    ([0.0, -INF, 1.0], 2.0),
    ([7.0], 0.3),
    *(
        (
            (RNG.normal(0, spread, n) + offset).tolist(),
            float(10.0 ** RNG.uniform(-2, 2)),
        )
        for n in (2, 3, 10, 100, 300)
        for spread in (0.01, 1.0, 30.0)
        for offset in (0.0, 1e3)
    ),
]


# --- laws -------------------------------------------------------------------------


@pytest.mark.parametrize(("z", "t"), HARD)
def test_probabilities_add_up_to_one(z: list[float], t: float) -> None:
    p = core.softmax(z, t)
    assert (p >= 0).all()
    assert abs(math.fsum(p.tolist()) - 1) <= 2**-52


@pytest.mark.parametrize(("z", "t"), HARD)
def test_order_is_kept(z: list[float], t: float) -> None:
    p = core.softmax(z, t)
    order = np.argsort(z, kind="stable")
    assert (np.diff(p[order]) >= 0).all()


def test_adding_a_constant_changes_nothing() -> None:
    z = np.array([2.0, 1.0, 0.5])
    for c in (1.0, -64.0, 1024.0):  # exact in binary, so that z + c is, too
        np.testing.assert_array_equal(core.softmax(z + c), core.softmax(z))


def test_softmax_of_two_classes_is_a_sigmoid_of_the_gap() -> None:
    for gap in (-700.0, -3.0, 0.0, 0.7, 40.0):
        p = core.softmax([gap, 0.0])
        assert p[0] == pytest.approx(float(core.sigmoid(gap)), rel=4e-16)


def test_temperature_is_division() -> None:
    z = RNG.normal(0, 3, 12)
    np.testing.assert_allclose(core.softmax(z, 4.0), core.softmax(z / 4), rtol=1e-15)


def test_log_softmax_and_logsumexp_are_two_roads_to_one_answer() -> None:
    z = RNG.normal(0, 5, (6, 9))
    two = z - np.asarray(core.logsumexp(z))[:, None]
    np.testing.assert_allclose(core.log_softmax(z), two, rtol=1e-13, atol=1e-14)


def test_the_jacobian_is_the_slope() -> None:
    z, t, h = np.array([1.0, 0.2, -0.7, 2.0]), 1.7, 1e-5
    numeric = np.array(
        [
            (core.softmax(z + h * e, t) - core.softmax(z - h * e, t)) / (2 * h)
            for e in np.eye(4)
        ]
    ).T
    jacobian = core.softmax_jacobian(z, t)
    np.testing.assert_allclose(jacobian, numeric, atol=1e-10)
    np.testing.assert_allclose(jacobian.sum(axis=0), 0, atol=1e-16)
    np.testing.assert_array_equal(jacobian, jacobian.T)


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("target", [0, 2, [0.2, 0.3, 0.5]])
def test_the_gradient_is_the_slope_of_the_loss(target: Any, smoothing: float) -> None:
    z, h = np.array([1.5, 0.8, -0.2]), 1e-5
    numeric = [
        (
            core.cross_entropy(z + h * e, target, smoothing)
            - core.cross_entropy(z - h * e, target, smoothing)
        )
        / (2 * h)
        for e in np.eye(3)
    ]
    gradient = core.cross_entropy_gradient(z, target, smoothing)
    np.testing.assert_allclose(gradient, numeric, atol=1e-9)
    assert abs(gradient.sum()) < 1e-15


def test_divergences_are_zero_for_equals_and_positive_else() -> None:
    p, q = core.softmax([2.0, 1.0, 0.5]), core.softmax([0.0, 1.0, 0.5])
    assert core.kl_divergence(p, p) == core.js_divergence(p, p) == 0
    assert core.kl_divergence(p, q) > 0
    assert core.js_divergence(p, q) == pytest.approx(core.js_divergence(q, p))
    assert core.js_divergence(p, q) < math.log(2)


@pytest.mark.parametrize("alpha", [1.0, 1.2, 1.5, 2.0, 4.0])
def test_entmax_gives_distributions_that_get_sparser(alpha: float) -> None:
    z = [2.0, 1.0, 0.5, -3.0]
    p = core.entmax(z, alpha)
    assert math.fsum(p.tolist()) == pytest.approx(1, abs=1e-15)
    assert (p == 0).sum() <= (core.entmax(z, 4.0) == 0).sum()


def test_entmax_meets_softmax_and_sparsemax() -> None:
    z = RNG.normal(0, 1, (5, 8))
    np.testing.assert_array_equal(core.entmax(z, 1.0), core.softmax(z))
    np.testing.assert_allclose(core.entmax(z, 2.0), core.sparsemax(z), atol=1e-12)
    np.testing.assert_array_equal(core.entmax(z, 1.5), core.entmax15(z))


def test_sparsemax_ignores_offsets_and_survives_huge_ones() -> None:
    z = np.array([2.0, 1.5, -1.0])
    np.testing.assert_array_equal(core.sparsemax(z + 1024), core.sparsemax(z))
    assert core.sparsemax([1e308, -1e308]).tolist() == [1.0, 0.0]


def test_top_k_and_top_p_keep_the_most_likely_and_renormalise() -> None:
    p = np.array([0.5, 0.3, 0.15, 0.05])
    np.testing.assert_allclose(core.top_k(p, 2), [0.625, 0.375, 0, 0])
    np.testing.assert_allclose(core.top_p(p, 0.8), [0.625, 0.375, 0, 0])
    np.testing.assert_allclose(core.top_p(p, 0.81).sum(), 1)
    assert (core.top_p(p, 0.81) > 0).sum() == 3
    np.testing.assert_allclose(core.top_k(p, 4), p)


def test_gumbel_max_draws_with_the_right_frequencies() -> None:
    p = core.softmax([2.0, 1.0, 0.5], 0.8)
    n = 20_000
    drawn = core.gumbel_max([2.0, 1.0, 0.5], n, np.random.default_rng(1), 0.8)
    counts = np.bincount(drawn, minlength=3)
    error = np.sqrt(n * p * (1 - p))
    assert (np.abs(counts - n * p) < 5 * error).all()


def test_a_masked_class_is_never_drawn() -> None:
    rng = np.random.default_rng(2)
    assert 1 not in core.gumbel_max([0.0, -INF, 0.0], (40, 50), rng)
    assert core.gumbel_max([0.0, 3.0], (2, 3), rng, 0.0).tolist() == [[1] * 3] * 2


def test_online_steps_end_at_the_sum_of_the_exponentials() -> None:
    z = RNG.normal(0, 4, 30)
    last = core.online_softmax_steps(z)[-1]
    assert last.maximum == z.max()
    assert last.total == pytest.approx(math.fsum(np.exp(z - z.max()).tolist()))


def test_calibration_of_a_perfect_and_of_a_boastful_classifier() -> None:
    sure = np.full(100, 0.75)
    right = np.arange(100) < 75
    assert core.expected_calibration_error(sure, right) == pytest.approx(0, abs=1e-12)
    boast = core.expected_calibration_error(np.ones(100), right)
    assert boast == pytest.approx(0.25)


def test_the_fitted_temperature_is_a_minimum() -> None:
    z = RNG.normal(0, 6, (400, 5))
    labels = np.array([RNG.choice(5, p=core.softmax(row, 3.0)) for row in z])
    t = core.fit_temperature(z, labels)

    def loss(temperature: float) -> float:
        log_p = core.log_softmax(z, temperature)
        return -float(log_p[np.arange(400), labels].mean())

    assert 2 < t < 4.5  # the labels were drawn at T = 3
    assert loss(t) <= min(loss(t * 1.001), loss(t / 1.001))


# --- the oracle in 60 digits ----------------------------------------------------------


@pytest.mark.parametrize(("z", "t"), [*HARD, ([2.0, 1.0], 0.0), ([2.0, 1.0], INF)])
def test_softmax_is_within_4_ulp(z: list[float], t: float) -> None:
    exact = oracle.softmax(z, t)
    assert oracle.worst_ulps(core.softmax(z, t).tolist(), exact) <= 4


@pytest.mark.parametrize(("z", "t"), HARD)
def test_log_softmax_is_within_4_ulp(z: list[float], t: float) -> None:
    exact = [x if x > -LARGEST else -mpmath.inf for x in oracle.log_softmax(z, t)]
    assert oracle.worst_ulps(core.log_softmax(z, t).tolist(), exact) <= 4


@pytest.mark.parametrize("z", [z for z, _ in HARD])
def test_logsumexp_is_within_2_ulp_unless_it_cancels(z: list[float]) -> None:
    exact = oracle.logsumexp(z)
    if abs(exact) > 0.1 * max(abs(x) for x in z if x > -INF):
        assert oracle.ulps(float(core.logsumexp(z)), exact) <= 2


@pytest.mark.parametrize(("z", "t"), HARD)
def test_entropy_from_logits_is_right_to_13_digits(z: list[float], t: float) -> None:
    below = oracle.gaps(z, t)
    total = oracle.log_total(below)
    exact = mpmath.fsum(
        oracle.exp(gap - total) * (total - gap) for gap in below if gap > -mpmath.inf
    )
    value = float(core.entropy_from_logits(z, t))
    assert abs(value - exact) <= 1e-13 * exact + mpmath.mpf(5e-324)


@pytest.mark.parametrize("spread", [1.0, 30.0])
def test_softmax_of_a_million_classes_is_within_4_ulp(spread: float) -> None:
    z = np.random.default_rng(5).normal(0, spread, 1_000_000)
    p = core.softmax(z, 1.3)
    assert abs(math.fsum(p.tolist()) - 1) <= 2**-52
    # The sum to 100 digits would take minutes; exact gaps and correctly rounded
    # exponentials of the 20,000 largest terms bound the rest by a tail of floats.
    gaps = (z - z.max()) / 1.3
    head = np.argsort(-gaps)[:20_000]
    exact = mpmath.fsum(
        mpmath.exp((mpmath.mpf(z[i]) - mpmath.mpf(z.max())) / mpmath.mpf(1.3))
        for i in head
    )
    tail = math.fsum(np.exp(np.delete(gaps, head)).tolist())
    total = exact + tail
    allowed = 4 + (0.5 * tail / float(total)) * 8  # the tail's own rounding
    for i in [*head[:100], *np.random.default_rng(6).integers(0, 1_000_000, 200)]:
        gap = (mpmath.mpf(z[i]) - mpmath.mpf(z.max())) / mpmath.mpf(1.3)
        assert oracle.ulps(float(p[i]), mpmath.exp(gap) / total) <= allowed


def test_divergence_and_entropy_are_right_to_13_digits() -> None:
    p, q = core.softmax([3.0, 1.0, -20.0]), core.softmax([3.0, 1.0 + 1e-7, -21.0])
    exact = oracle.kl_divergence(p.tolist(), q.tolist())
    assert oracle.relative_error(float(core.kl_divergence(p, q)), exact) < 1e-13
    assert oracle.relative_error(float(core.entropy(p)), oracle.entropy(p)) < 1e-13


@pytest.mark.parametrize("z", [[2.0, 1.0, 0.5], [40.0, 0.0], [0.0, -800.0], [3.0] * 9])
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_cross_entropy_is_right_to_13_digits(z: list[float], smoothing: float) -> None:
    n = len(z)
    log_p = oracle.log_softmax(z)
    for target in range(n):
        y = [
            (1 - mpmath.mpf(smoothing)) * (i == target) + mpmath.mpf(smoothing) / n
            for i in range(n)
        ]
        exact = -mpmath.fsum(a * b for a, b in zip(y, log_p, strict=True))
        loss = core.cross_entropy(z, target, smoothing)
        assert abs(loss - exact) <= 1e-13 * exact + SMALLEST


def test_sigmoid_and_log_sigmoid_against_the_oracle() -> None:
    for x in (-800.0, -40.0, -1e-9, 0.0, 0.3, 36.0, 800.0):
        exact = 1 / (1 + mpmath.exp(-mpmath.mpf(x)))
        assert oracle.ulps(float(core.sigmoid(x)), exact) <= 4
        assert oracle.ulps(float(core.log_sigmoid(x)), mpmath.log(exact)) <= 4


def test_what_remains_when_one_class_dominates() -> None:
    # e^-40 = 4.248354255291589e-18, from mpmath; scipy and torch answer 0.
    assert core.log_softmax([0.0, -40.0])[0] == -4.248354255291589e-18
    gradient = core.cross_entropy_gradient([40.0, 0.0], 0)
    assert gradient.tolist() == pytest.approx(
        [-4.248354255291589e-18] * 1 + [4.248e-18], rel=1e-3
    )
    assert core.softmax_jacobian([40.0, 0.0])[0, 0] == pytest.approx(
        4.248e-18, rel=1e-3
    )


def test_scipy_agrees_where_it_is_accurate() -> None:
    z = RNG.normal(0, 3, (4, 5, 6))
    for axis in (-1, 0, 1, (0, 2), None):
        np.testing.assert_allclose(
            core.softmax(z, axis=axis), scipy.special.softmax(z, axis=axis), rtol=1e-13
        )
        np.testing.assert_allclose(
            core.logsumexp(z, axis=axis), scipy.special.logsumexp(z, axis=axis)
        )


# --- checked figures, from mpmath -----------------------------------------------------


@pytest.mark.parametrize(
    ("t", "expected"),
    [
        (1.0, [0.595497, 0.295715, 0.108788]),
        (0.5, [0.7813, 0.1927, 0.0261]),
        (2.0, [0.4690, 0.3305, 0.2005]),
    ],
)
def test_the_worked_example(t: float, expected: list[float]) -> None:
    np.testing.assert_allclose(
        core.softmax([1.5, 0.8, -0.2], t), expected, atol=6e-5 if t != 1 else 6e-7
    )


def test_losses_gradient_and_entropy_of_the_worked_example() -> None:
    z = [1.5, 0.8, -0.2]
    losses = [core.cross_entropy(z, i) for i in range(3)]
    np.testing.assert_allclose(losses, [0.5184, 1.2184, 2.2184], atol=5e-5)
    gradient = core.cross_entropy_gradient(z, 0)
    np.testing.assert_allclose(gradient, [-0.4045, 0.2957, 0.1088], atol=5e-5)
    assert core.entropy(core.softmax(z)) == pytest.approx(0.9103, abs=5e-5)
    assert core.sigmoid(z).sum() == pytest.approx(1.9577, abs=5e-5)


# --- edges ----------------------------------------------------------------------------


def test_masks_ties_and_limits() -> None:
    assert core.softmax([0.0, -INF]).tolist() == [1.0, 0.0]
    assert core.softmax([3, 3, 1, -INF], 0).tolist() == [0.5, 0.5, 0, 0]
    assert core.softmax([3, 1, -INF], INF).tolist() == [0.5, 0.5, 0]
    assert core.softmax([5]).tolist() == [1.0]
    assert core.softmax([True, False]).dtype == np.float64
    assert core.softmax(np.array([1, 2], np.float16)).dtype == np.float64
    assert core.logsumexp([]) == -INF
    assert core.cross_entropy([0.0, -INF], [1.0, 0.0]) == 0


@pytest.mark.parametrize("z", [[-INF, -INF], [INF, 0.0], [NAN, 1.0]])
def test_where_no_distribution_exists_all_is_nan(z: list[float]) -> None:
    assert np.isnan(core.softmax(z)).all()
    assert np.isnan(core.log_softmax(z)).all()


def test_a_bad_row_leaves_the_others_alone() -> None:
    p = core.softmax([[1.0, 2.0], [NAN, 0.0]])
    np.testing.assert_array_equal(p[0], core.softmax([1.0, 2.0]))
    assert np.isnan(p[1]).all()


@pytest.mark.parametrize("t", [-1.0, NAN, -INF, -1e-300])
def test_a_temperature_below_zero_is_refused_by_value(t: float) -> None:
    for function in (core.softmax, core.log_softmax, core.entropy_from_logits):
        with pytest.raises(ValueError, match="temperature.*" + str(t)):
            function([1.0, 2.0], t)


@pytest.mark.parametrize(
    ("call", "names"),
    [
        (lambda: core.softmax([]), "logits"),
        (lambda: core.softmax(["a"]), "logits"),
        (lambda: core.cross_entropy([1, 2], 2), "target"),
        (lambda: core.cross_entropy([1, 2], -1), "target"),
        (lambda: core.cross_entropy([1, 2], [0.5, 0.4]), "target"),
        (lambda: core.cross_entropy([1, 2], [1, 0, 0]), "target"),
        (lambda: core.cross_entropy([1, 2], 0, 1.5), "label_smoothing"),
        (lambda: core.entropy([0.5, 0.4]), "probabilities"),
        (lambda: core.entropy([-0.5, 1.5]), "probabilities"),
        (lambda: core.kl_divergence([1.0], [0.5, 0.5]), "q"),
        (lambda: core.top_k([0.5, 0.5], 0), "k"),
        (lambda: core.top_k([0.5, 0.5], 3), "k"),
        (lambda: core.top_p([0.5, 0.5], 1.5), "p"),
        (lambda: core.entmax([1.0, 2.0], 0.5), "alpha"),
        (lambda: core.naive_softmax([1.0], dtype="float12"), "dtype"),
        (lambda: core.exp_limits("int8"), "dtype"),
        (lambda: core.gumbel_max([1, 2], 3, None), "rng"),  # type: ignore[arg-type]
    ],
)
def test_nonsense_is_refused_by_name(call: Any, names: str) -> None:
    with pytest.raises(ValueError, match=names):
        call()


def test_no_warning_escapes() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for z, t in HARD:
            core.softmax_jacobian(z, t)
            core.softmax_steps(z, t, subtract_max=False)
            for dtype in core.FORMATS:
                core.naive_steps(z, t, dtype)
                core.stable_steps(z, t, dtype)


# --- formats --------------------------------------------------------------------------

# Measured with numpy 2.4 and ml_dtypes on x86-64; the last digits of float32 and
# float64 depends on the machine's exp.
LIMITS = {
    "float64": (709.782712893384, 709.7827128933841, -745.1332191),
    "float32": (88.72283, 88.72284, -103.97208),
    "bfloat16": (88.5, 89, -93),
    "float16": (11.0859375, 11.09375, -17.34375),
    "float8_e5m2": (10, 12, -12),
    "float8_e4m3fn": (6, 6.5, -7),
}


@pytest.mark.parametrize("dtype", LIMITS)
def test_where_exp_leaves_each_format(dtype: str) -> None:
    limits = core.exp_limits(dtype)
    found = (limits.largest_finite, limits.smallest_overflow, limits.largest_zero)
    assert found == pytest.approx(LIMITS[dtype], rel=2e-7 if "32" in dtype else 1e-9)


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
def test_where_the_naive_formula_breaks(dtype: str, threshold: float) -> None:
    def broken(t: float) -> bool:
        return bool(np.isnan(core.naive_softmax([2, 1, 0.5], t, dtype)).any())

    assert broken(threshold * 0.95)
    assert not broken(threshold * 1.08)


@pytest.mark.parametrize(
    ("z", "dtype", "expected"),
    [
        ([12, 10, 8], "float16", [NAN, 0, 0]),
        ([709, 709, 709], "float64", [0, 0, 0]),
        ([11, 11, 11], "float16", [0, 0, 0]),
        ([-1000, -1001, -1002], "float64", [NAN, NAN, NAN]),
        ([89, 88, 87], "float32", [NAN, 0, 0]),
        ([1000, 1001, 1002], "float64", [NAN, NAN, NAN]),
    ],
)
def test_the_ways_to_break(z: list[float], dtype: str, expected: list[float]) -> None:
    np.testing.assert_array_equal(core.naive_softmax(z, dtype=dtype), expected)


def test_just_before_it_breaks_it_is_quietly_wrong() -> None:
    p = core.naive_softmax([-101, -102], dtype="float32")
    np.testing.assert_allclose(p, [0.714, 0.286], atol=1e-3)


@pytest.mark.parametrize("dtype", core.FORMATS)
def test_every_step_is_a_number_of_the_format(dtype: str) -> None:
    steps = core.stable_steps(RNG.normal(0, 2, 8), 0.7, dtype)
    for values in (steps.exponentials, steps.probabilities, steps.log_softmax):
        array: NDArray[Any] = np.asarray(values)
        stored = array.astype(core.FORMATS[dtype]).astype(np.float64)
        np.testing.assert_array_equal(stored, array)


def test_sums_in_order_stop_growing() -> None:
    # 1000 ones in bfloat16: 256 + 1 rounds back to 256.
    steps = core.naive_steps(np.zeros(1000), dtype="bfloat16")
    assert float(steps.total) == 256
    assert steps.probabilities.sum() == pytest.approx(3.9, abs=0.01)


def test_the_loss_survives_only_as_log_softmax() -> None:
    naive, stable = core.naive_steps([0, -800]), core.stable_steps([0, -800])
    assert naive.log_probabilities[1] == -INF
    assert stable.log_softmax[1] == -800
    assert core.cross_entropy([0, -800], 1) == 800
