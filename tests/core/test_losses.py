"""Cross-entropy and its gradient: laws, the oracle, the edges."""

import itertools
import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import mpmath
import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import HARD, INF

NAN = math.nan
SHORT = [z for z, t in HARD if len(z) <= 10 and t > 0]


def smoothed(z: Sequence[float], true: int, smoothing: float) -> list[oracle.Exact]:
    s, n = mpmath.mpf(smoothing), len(z)
    return [(1 - s) * (i == true) + s / n for i in range(n)]


@pytest.mark.parametrize("smoothing", [0.0, 1e-10, 0.1, 1.0])
@pytest.mark.parametrize("z", SHORT)
def test_loss_is_right_to_13_digits(z: list[float], smoothing: float) -> None:
    log_p = oracle.log_softmax(z)
    if any(-oracle.LARGEST > x > -mpmath.inf for x in log_p):
        return  # the gap of two logits is beyond the floats
    for true in range(len(z)):
        y = smoothed(z, true, smoothing)
        exact = mpmath.fsum(-a * b for a, b in zip(y, log_p, strict=True) if a > 0)
        loss = core.cross_entropy(z, true, smoothing)
        if exact == 0 or exact > 1e-300:
            assert oracle.relative_error(loss, exact) <= 1e-13


@pytest.mark.parametrize("smoothing", [0.0, 1e-10, 0.1])
@pytest.mark.parametrize("z", SHORT)
def test_gradient_of_the_true_class_is_the_others_sum(
    z: list[float], smoothing: float
) -> None:
    p = oracle.softmax(z)
    for true in range(len(z)):
        y = smoothed(z, true, smoothing)
        not_p, not_y = oracle.others(p, true), oracle.others(y, true)
        gradient = core.cross_entropy_gradient(z, true, smoothing)[true]
        bound = 1e-15 * max(not_p, not_y) + 5e-324
        assert abs(gradient - (not_y - not_p)) <= bound


def test_gradient_keeps_its_digits_where_p_rounds_to_one() -> None:
    # e^-40 = 4.248354255291589e-18 (mpmath)
    gradient = core.cross_entropy_gradient([40, 0], 0).tolist()
    assert gradient == [-4.248354255291589e-18, 4.248354255291589e-18]
    soft = core.cross_entropy_gradient([40, 0], [1.0, 0.0]).tolist()
    assert soft == gradient


@pytest.mark.parametrize("smoothing", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("target", [0, 3, [0.1, 0.2, 0.3, 0.4], [0, 0, 0.5, 0.5]])
def test_gradient_is_the_slope_of_the_loss(target: Any, smoothing: float) -> None:
    z, h = np.array([1.5, 0.8, -0.2, 4.0]), 1e-5
    for i, step in enumerate(np.eye(4) * h):
        up = core.cross_entropy(z + step, target, smoothing)
        down = core.cross_entropy(z - step, target, smoothing)
        gradient = core.cross_entropy_gradient(z, target, smoothing)
        assert gradient[i] == pytest.approx((up - down) / (2 * h), abs=1e-9)
        assert math.fsum(gradient.tolist()) == pytest.approx(0, abs=1e-16)


def test_an_index_is_a_distribution_with_one_class() -> None:
    z = [1.5, 0.8, -0.2]
    for index, one_hot in enumerate(np.eye(3)):
        assert core.cross_entropy(z, index) == core.cross_entropy(z, one_hot)
        assert core.cross_entropy(z, np.int64(index)) == core.cross_entropy(z, index)


def test_smoothing_is_a_mixture_of_losses() -> None:
    z, s = [1.5, 0.8, -0.2], 0.2
    uniform = core.cross_entropy(z, [1 / 3] * 3)
    expected = (1 - s) * core.cross_entropy(z, 1) + s * uniform
    assert core.cross_entropy(z, 1, s) == pytest.approx(expected, rel=1e-15)


def test_a_mask_costs_nothing_unless_it_is_the_truth() -> None:
    z = [0.0, -INF, 0.0]
    assert core.cross_entropy(z, [0.5, 0.0, 0.5]) == pytest.approx(math.log(2))
    assert core.cross_entropy(z, 0) == pytest.approx(math.log(2))
    assert core.cross_entropy(z, 1) == INF
    assert core.cross_entropy(z, 0, 0.1) == INF
    assert core.cross_entropy_gradient(z, 0).tolist() == [-0.5, 0, 0.5]


def test_certainty_costs_a_positive_zero() -> None:
    assert math.copysign(1, core.cross_entropy([5.0], 0)) == 1
    assert core.cross_entropy([0.0, -INF], 0) == 0


@pytest.mark.parametrize("z", [[-INF, -INF], [NAN, 1.0], [INF, 1.0]])
def test_without_a_distribution_loss_and_gradient_are_nan(z: list[float]) -> None:
    for target in (0, 1, [1.0, 0.0]):
        assert math.isnan(core.cross_entropy(z, target))
        assert np.isnan(core.cross_entropy_gradient(z, target)).all()


@pytest.mark.parametrize("function", [core.cross_entropy, core.cross_entropy_gradient])
@pytest.mark.parametrize(
    ("target", "smoothing", "message"),
    [
        (3, 0.0, "target must be an integer from 0 to 2, got 3"),
        (-1, 0.0, "target must be an integer from 0 to 2, got -1"),
        (1.0, 0.0, "target must be an integer from 0 to 2, got 1.0"),
        (True, 0.0, "target must be an integer from 0 to 2, got True"),
        ("cat", 0.0, "target must be an integer from 0 to 2, got 'cat'"),
        ([0.5, 0.4, 0.0], 0.0, r"target must add up to 1, got a sum of 0\.9"),
        ([1.5, -0.5, 0.0], 0.0, r"target must not be negative, got -0\.5"),
        ([0.5, 0.5], 0.0, r"target must have shape \(3,\), got \(2,\)"),
        ([[1.0, 0.0, 0.0]], 0.0, r"target must have shape \(3,\), got \(1, 3\)"),
        ([], 0.0, "target must be a vector"),
        (0, -0.1, r"label_smoothing must be from 0 to 1, got -0\.1"),
        (0, 1.1, r"label_smoothing must be from 0 to 1, got 1\.1"),
        (0, NAN, "label_smoothing must be from 0 to 1, got nan"),
    ],
)
def test_nonsense_is_refused_by_name_and_value(
    function: Any, target: Any, smoothing: float, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function([1.0, 2.0, 3.0], target, smoothing)


@pytest.mark.parametrize("z", [[], [[1.0, 2.0]], 3.0])
def test_logits_must_be_one_vector(z: Any) -> None:
    with pytest.raises(ValueError, match="logits must be one vector"):
        core.cross_entropy(z, 0)


# --- with a temperature ---------------------------------------------------------------

TEMPERED = [0.05, 0.7, 3.0, 1e6]


@pytest.mark.parametrize("t", TEMPERED)
def test_temperature_divides_the_logits(t: float) -> None:
    z = np.array([1.5, 0.8, -0.2, 4.0])
    for true in range(4):
        tempered = core.cross_entropy(z, true, 0.1, t)
        assert tempered == pytest.approx(core.cross_entropy(z / t, true, 0.1), 1e-13)
        slopes = core.cross_entropy_gradient(z, true, 0.1, t) * t
        divided = core.cross_entropy_gradient(z / t, true, 0.1)
        np.testing.assert_allclose(slopes, divided, rtol=1e-12, atol=1e-17)


def test_at_infinite_temperature_every_loss_is_log_n_and_flat() -> None:
    z = [1.5, 0.8, -0.2]
    assert core.cross_entropy(z, 2, temperature=INF) == pytest.approx(math.log(3))
    assert core.cross_entropy_gradient(z, 2, temperature=INF).tolist() == [0, 0, 0]


def test_at_zero_temperature_the_loss_is_a_step() -> None:
    z = [1.5, 0.8, -0.2]
    assert core.cross_entropy(z, 0, temperature=0) == 0
    assert core.cross_entropy(z, 1, temperature=0) == INF
    assert core.cross_entropy_gradient(z, 0, temperature=0).tolist() == [0, 0, 0]
    assert core.cross_entropy_gradient(z, 1, temperature=0).tolist() == [INF, -INF, 0]


# --- softmax twice --------------------------------------------------------------------

# log(1 + 2/e) and log(1 + 999/e): 3 and 1000 classes, in 20 digits by mpmath.
FLOORS = {3: 0.55144471393205109, 1000: 5.9094720862532702}


@pytest.mark.parametrize("n", sorted(FLOORS))
def test_softmax_twice_has_a_floor_however_right_the_model_is(n: int) -> None:
    sure = [1000.0, *[0.0] * (n - 1)]
    assert core.double_softmax_loss(sure, 0) == pytest.approx(FLOORS[n], rel=1e-14)
    assert core.cross_entropy(sure, 0) == 0


@pytest.mark.parametrize("smoothing", [0.0, 0.2])
@pytest.mark.parametrize("t", [0.3, 1.0, 5.0])
def test_softmax_twice_is_softmax_once_of_its_own_answer(
    smoothing: float, t: float
) -> None:
    z = [1.5, 0.8, -0.2]
    p = core.softmax(z, t)
    twice = core.double_softmax_loss(z, 1, smoothing, t)
    assert twice == core.cross_entropy(p, 1, smoothing)
    chained = core.softmax_jacobian(z, t).T @ core.cross_entropy_gradient(
        p, 1, smoothing
    )
    np.testing.assert_allclose(
        core.double_softmax_gradient(z, 1, smoothing, t), chained, rtol=1e-12
    )


@pytest.mark.parametrize("t", [0.3, 1.0, 5.0])
def test_the_gradient_of_softmax_twice_is_the_slope_of_its_loss(t: float) -> None:
    z = [1.5, 0.8, -0.2, 4.0]
    for true in range(4):
        loss = partial(
            core.double_softmax_loss, target=true, label_smoothing=0.1, temperature=t
        )
        gradient = core.double_softmax_gradient(z, true, 0.1, t)
        numeric = core.numeric_gradient(loss, z)
        np.testing.assert_allclose(gradient, numeric, rtol=0, atol=1e-9)


def test_softmax_twice_keeps_the_digits_of_a_vanishing_gradient() -> None:
    # [40, 0], true class 1: d = [s, -s] with s = e/(e + 1) and p_0 p_1 = e^-40, so the
    # slope is 2 s e^-40 = 6.2115...e-18, in 60 digits by mpmath.
    s = mpmath.e / (mpmath.e + 1)
    p = oracle.softmax([40.0, 0.0])
    gradient = core.double_softmax_gradient([40, 0], 1).tolist()
    exact = [2 * s * p[0] * p[1], -2 * s * p[0] * p[1]]
    for value, e in zip(gradient, exact, strict=True):
        assert oracle.relative_error(value, e) <= 1e-13


# --- going downhill -------------------------------------------------------------------


def test_one_step_goes_against_the_gradient() -> None:
    z = [1.5, 0.8, -0.2]
    path = core.gradient_descent(
        z, lambda x: core.cross_entropy_gradient(x, 0), rate=0.5, steps=1
    )
    assert path[0].tolist() == z
    expected = np.array(z) - 0.5 * core.cross_entropy_gradient(z, 0)
    np.testing.assert_array_equal(path[1], expected)


def test_training_lowers_the_loss_step_by_step() -> None:
    path = core.gradient_descent(
        [0.0, 1.0, 2.0], lambda x: core.cross_entropy_gradient(x, 0), 1.0, 200
    )
    losses = [core.cross_entropy(z, 0) for z in path]
    assert len(losses) == 201
    assert all(later < earlier for earlier, later in itertools.pairwise(losses))
    assert losses[-1] < 0.01


def test_with_smoothing_training_stops_where_p_is_the_target() -> None:
    path = core.gradient_descent(
        [0.0, 1.0, 2.0], lambda x: core.cross_entropy_gradient(x, 0, 0.3), 2.0, 500
    )
    np.testing.assert_allclose(core.softmax(path[-1]), [0.8, 0.1, 0.1], rtol=1e-9)


@pytest.mark.parametrize("rate", [-1.0, INF, NAN])
def test_a_rate_must_be_finite_and_not_negative(rate: float) -> None:
    with pytest.raises(ValueError, match="rate must be finite"):
        core.gradient_descent([1.0, 2.0], lambda x: x, rate, 1)


def test_steps_must_be_a_count() -> None:
    with pytest.raises(ValueError, match="steps must be an integer"):
        core.gradient_descent([1.0, 2.0], lambda x: x, 1.0, -1)


def test_a_numeric_gradient_finds_the_slopes_of_a_polynomial() -> None:
    # x0^2 + 3 x0 x1 at (2, 5): 2 x0 + 3 x1 = 19 and 3 x0 = 6.
    slopes = core.numeric_gradient(lambda x: float(x[0] ** 2 + 3 * x[0] * x[1]), [2, 5])
    np.testing.assert_allclose(slopes, [19, 6], rtol=1e-9)


def test_a_numeric_gradient_says_where_its_step_is_lost() -> None:
    slopes = core.numeric_gradient(lambda x: float(x.sum()), [1e12, 1e5, 0.5])
    assert np.isnan(slopes[0])
    # x + h in the sum is rounded to the digits of 1e12: nothing of h is left.
    alone = core.numeric_gradient(lambda x: float(x[1:].sum()), [1e12, 1e5, 0.5])
    np.testing.assert_allclose(alone[1:], [1, 1], rtol=1e-4)


@pytest.mark.parametrize("classes", [0, 3.5])
def test_a_target_has_a_number_of_classes(classes: Any) -> None:
    with pytest.raises(ValueError, match="classes must be an integer"):
        core.smoothed_target(0, classes)


@pytest.mark.parametrize("step", [0.0, -1.0, NAN, INF])
def test_a_numeric_gradient_needs_a_step(step: float) -> None:
    with pytest.raises(ValueError, match="step must be positive"):
        core.numeric_gradient(lambda x: 0.0, [1.0], step)


# --- the lowest loss ------------------------------------------------------------------


@pytest.mark.parametrize("twice", [False, True])
@pytest.mark.parametrize("smoothing", [0.0, 0.05, 0.3, 0.9, 1.0])
@pytest.mark.parametrize("n", [2, 3, 10])
def test_no_logits_go_below_the_lowest_loss_and_training_comes_near(
    n: int, smoothing: float, twice: bool
) -> None:
    floor = core.lowest_loss(n, smoothing, twice)
    loss = core.double_softmax_loss if twice else core.cross_entropy
    rng = np.random.default_rng(5)
    for z in rng.normal(0, 5, (50, n)):
        assert loss(z, 0, smoothing) >= floor - 1e-15
    # The lead of the true class is all that counts at the optimum.
    leads = [[lead, *[0.0] * (n - 1)] for lead in np.linspace(-1, 40, 4101)]
    assert min(loss(z, 0, smoothing) for z in leads) == pytest.approx(floor, abs=1e-5)


@pytest.mark.parametrize("n", sorted(FLOORS))
def test_the_lowest_loss_without_smoothing(n: int) -> None:
    assert core.lowest_loss(n) == 0
    assert core.lowest_loss(n, twice=True) == pytest.approx(FLOORS[n], rel=1e-14)


def test_the_lowest_loss_with_smoothing_is_the_entropy_of_the_target() -> None:
    target = core.smoothed_target(0, 4, 0.2)
    assert core.lowest_loss(4, 0.2) == pytest.approx(core.entropy(target), rel=1e-14)


@pytest.mark.parametrize(("classes", "smoothing"), [(1, 0.0), (2.0, 0.0), (3, 1.5)])
def test_the_lowest_loss_refuses_nonsense(classes: Any, smoothing: float) -> None:
    with pytest.raises(ValueError, match=r"classes|label_smoothing"):
        core.lowest_loss(classes, smoothing)
