"""Cross-entropy and its gradient: laws, the oracle, the edges."""

import itertools
import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import mpmath
import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, NAN, TINIEST, Cases, failing
from tests.core.refusals import wrongly_refused

EXAMPLE = [1.5, 0.8, -0.2]


# --- laws -----------------------------------------------------------------------------


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.3, 1.0])
@pytest.mark.parametrize("target", [0, 3, [0.1, 0.2, 0.3, 0.4], [0, 0, 0.5, 0.5]])
def test_gradient_is_the_slope_of_the_loss(target: Any, smoothing: float) -> None:
    z, h = np.array([*EXAMPLE, 4.0]), 1e-5
    gradient = core.cross_entropy_gradient(z, target, smoothing)
    numeric = [
        (
            core.cross_entropy(z + step, target, smoothing)
            - core.cross_entropy(z - step, target, smoothing)
        )
        / (2 * h)
        for step in np.eye(4) * h
    ]
    np.testing.assert_allclose(gradient, numeric, rtol=0, atol=1e-9)
    # Four numbers of at most 1, each rounded by at most 2^-53.
    assert math.fsum(gradient.tolist()) == pytest.approx(0, abs=4 * 2**-53)


def test_an_index_is_a_distribution_with_one_class() -> None:
    for index, one_hot in enumerate(np.eye(3)):
        loss = core.cross_entropy(EXAMPLE, index)
        assert loss == core.cross_entropy(EXAMPLE, one_hot)
        assert loss == core.cross_entropy(EXAMPLE, np.int64(index))


def test_smoothing_is_a_mixture_of_losses() -> None:
    s = 0.2
    uniform = core.cross_entropy(EXAMPLE, [1 / 3] * 3)
    expected = (1 - s) * core.cross_entropy(EXAMPLE, 1) + s * uniform
    assert core.cross_entropy(EXAMPLE, 1, s) == pytest.approx(expected, rel=1e-15)


# --- the oracle in 60 digits ----------------------------------------------------------


def smoothed(n: int, true: int, smoothing: float) -> list[oracle.Exact]:
    s = mpmath.mpf(smoothing)
    return [(1 - s) * (i == true) + s / n for i in range(n)]


@pytest.mark.parametrize("smoothing", [0.0, 1e-10, 0.1, 1.0])
def test_loss_is_right_to_13_digits(hard_and_short: Cases, smoothing: float) -> None:
    def is_right(z: Sequence[float], true: int) -> bool:
        # A gap of two logits that is beyond the floats costs inf.
        log_p = map(oracle.as_held, oracle.log_softmax(z))
        y = smoothed(len(z), true, smoothing)
        exact = mpmath.fsum(-a * b for a, b in zip(y, log_p, strict=True) if a > 0)
        return oracle.is_right(core.cross_entropy(z, true, smoothing), exact)

    cases = [(z, true) for z, _ in hard_and_short for true in range(len(z))]
    wrong = failing(cases, is_right)
    assert wrong == []


@pytest.mark.parametrize("smoothing", [0.0, 1e-10, 0.1])
def test_gradient_of_the_true_class_is_the_others_sum(
    hard_and_short: Cases, smoothing: float
) -> None:
    def is_right(z: Sequence[float], true: int) -> bool:
        not_p = oracle.others(oracle.softmax(z), true)
        not_y = oracle.others(smoothed(len(z), true, smoothing), true)
        gradient = core.cross_entropy_gradient(z, true, smoothing)[true]
        error = abs(gradient - (not_y - not_p))
        return bool(error <= 1e-15 * max(not_p, not_y) + TINIEST)

    cases = [(z, true) for z, _ in hard_and_short for true in range(len(z))]
    wrong = failing(cases, is_right)
    assert wrong == []


def test_gradient_keeps_its_digits_where_p_rounds_to_one() -> None:
    # e^-40 = 4.248354255291589e-18 (mpmath)
    gradient = core.cross_entropy_gradient([40, 0], 0).tolist()
    assert gradient == [-4.248354255291589e-18, 4.248354255291589e-18]
    soft = core.cross_entropy_gradient([40, 0], [1.0, 0.0]).tolist()
    assert soft == gradient


@pytest.mark.parametrize(
    ("z", "losses"),
    [(EXAMPLE, [0.5184, 1.2184, 2.2184]), ([2.0, 1.0, 0.5], [0.4644, 1.4644, 1.9644])],
)
def test_losses_of_the_worked_examples(z: list[float], losses: list[float]) -> None:
    assert [round(core.cross_entropy(z, true), 4) for true in range(3)] == losses


def test_gradient_of_the_worked_example() -> None:
    gradient = core.cross_entropy_gradient(EXAMPLE, 0).tolist()
    assert [round(slope, 4) for slope in gradient] == [-0.4045, 0.2957, 0.1088]


# --- edges ----------------------------------------------------------------------------


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
    assert core.cross_entropy([0.0, -INF], [1.0, 0.0]) == 0


def test_what_the_logarithm_of_a_vanished_probability_loses_is_kept() -> None:
    assert core.softmax([0, -800])[1] == 0
    assert core.cross_entropy([0, -800], 1) == 800


@pytest.mark.parametrize("z", [[-INF, -INF], [NAN, 1.0], [INF, 1.0]])
def test_without_a_distribution_loss_and_gradient_are_nan(z: list[float]) -> None:
    for target in (0, 1, [1.0, 0.0]):
        assert math.isnan(core.cross_entropy(z, target))
        assert np.isnan(core.cross_entropy_gradient(z, target)).all()


@pytest.mark.parametrize("function", [core.cross_entropy, core.cross_entropy_gradient])
def test_nonsense_is_refused_by_name_and_value(function: Callable[..., Any]) -> None:
    z = [1.0, 2.0, 3.0]
    wrong = wrongly_refused(
        (function, (z, 3), "target must be an integer from 0 to 2, got 3"),
        (function, (z, -1), "target must be an integer from 0 to 2, got -1"),
        (function, (z, 1.0), "target must be an integer from 0 to 2, got 1.0"),
        (function, (z, True), "target must be an integer from 0 to 2, got True"),
        (function, (z, "cat"), "target must be an integer from 0 to 2, got 'cat'"),
        (function, (z, [0.5, 0.4, 0]), "target must add up to 1, got a sum of 0.9"),
        (function, (z, [1.5, -0.5, 0]), "target must not be negative, got -0.5"),
        (function, (z, [0.5, 0.5]), "target must have shape (3,), got (2,)"),
        (function, (z, [[1, 0, 0]]), "target must have shape (3,), got (1, 3)"),
        (function, (z, []), "target must be a vector"),
        (function, (z, 0, -0.1), "label_smoothing must be from 0 to 1, got -0.1"),
        (function, (z, 0, 1.1), "label_smoothing must be from 0 to 1, got 1.1"),
        (function, (z, 0, NAN), "label_smoothing must be from 0 to 1, got nan"),
        (function, ([], 0), "logits must be one vector"),
        (function, ([[1.0, 2.0]], 0), "logits must be one vector"),
        (function, (3.0, 0), "logits must be one vector"),
    )
    assert wrong == []


# --- with a temperature ---------------------------------------------------------------


@pytest.mark.parametrize("t", [0.05, 0.7, 3.0, 1e6])
def test_temperature_divides_the_logits(t: float) -> None:
    z = np.array([*EXAMPLE, 4.0])
    for true in range(4):
        tempered = core.cross_entropy(z, true, 0.1, t)
        divided = core.cross_entropy(z / t, true, 0.1)
        assert tempered == pytest.approx(divided, rel=1e-13)
        slopes = core.cross_entropy_gradient(z, true, 0.1, t) * t
        divided_slopes = core.cross_entropy_gradient(z / t, true, 0.1)
        np.testing.assert_allclose(slopes, divided_slopes, rtol=1e-12, atol=1e-17)


def test_at_infinite_temperature_every_loss_is_log_n_and_flat() -> None:
    loss = core.cross_entropy(EXAMPLE, 2, temperature=INF)
    assert loss == pytest.approx(math.log(3))
    slopes = core.cross_entropy_gradient(EXAMPLE, 2, temperature=INF)
    assert slopes.tolist() == [0, 0, 0]


def test_at_zero_temperature_the_loss_is_a_step() -> None:
    z = EXAMPLE
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
    p = core.softmax(EXAMPLE, t)
    twice = core.double_softmax_loss(EXAMPLE, 1, smoothing, t)
    assert twice == core.cross_entropy(p, 1, smoothing)
    inner = core.softmax_jacobian(EXAMPLE, t)
    outer = core.cross_entropy_gradient(p, 1, smoothing)
    gradient = core.double_softmax_gradient(EXAMPLE, 1, smoothing, t)
    np.testing.assert_allclose(gradient, inner.T @ outer, rtol=1e-12)


@pytest.mark.parametrize("t", [0.3, 1.0, 5.0])
def test_the_gradient_of_softmax_twice_is_the_slope_of_its_loss(t: float) -> None:
    z = [*EXAMPLE, 4.0]
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
    path = core.gradient_descent(
        EXAMPLE, lambda z: core.cross_entropy_gradient(z, 0), rate=0.5, steps=1
    )
    assert path[0].tolist() == EXAMPLE
    expected = np.array(EXAMPLE) - 0.5 * core.cross_entropy_gradient(EXAMPLE, 0)
    np.testing.assert_array_equal(path[1], expected)


def test_a_rate_of_zero_stays_where_it_is() -> None:
    path = core.gradient_descent(EXAMPLE, np.negative, rate=0.0, steps=2)
    assert path.tolist() == [EXAMPLE] * 3


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


def test_nonsense_on_the_way_downhill_is_refused() -> None:
    down, slopes, z = core.gradient_descent, core.numeric_gradient, [1.0, 2.0]
    wrong = wrongly_refused(
        (down, (z, np.negative, -1.0, 1), "rate must be finite and not negative"),
        (down, (z, np.negative, INF, 1), "rate must be finite and not negative"),
        (down, (z, np.negative, NAN, 1), "rate must be finite and not negative"),
        (down, (z, np.negative, 1.0, -1), "steps must be an integer of at least 0"),
        (slopes, (np.sum, z, 0.0), "step must be positive and finite, got 0.0"),
        (slopes, (np.sum, z, -1.0), "step must be positive and finite, got -1.0"),
        (slopes, (np.sum, z, NAN), "step must be positive and finite, got nan"),
        (slopes, (np.sum, z, INF), "step must be positive and finite, got inf"),
        (slopes, (np.sum, []), "point must be one vector"),
    )
    assert wrong == []


# --- the lowest loss ------------------------------------------------------------------


@pytest.mark.parametrize("loss", [core.cross_entropy, core.double_softmax_loss])
@pytest.mark.parametrize("n", [2, 3, 10])
def test_no_logits_go_below_the_lowest_loss_and_training_comes_near(
    n: int, loss: Callable[..., float], exhaustive: bool
) -> None:
    some = np.random.default_rng(5).normal(0, 5, (50, n))
    # The lead of the true class over all others is all that counts at the optimum.
    leads = np.linspace(-1, 40, 4101 if exhaustive else 411)

    def is_right(smoothing: float) -> bool:
        def of_lead(lead: float) -> float:
            return loss([lead, *[0.0] * (n - 1)], 0, smoothing)

        floor = core.lowest_loss(n, smoothing, twice=loss is core.double_softmax_loss)
        losses = [*(loss(z, 0, smoothing) for z in some), *map(of_lead, leads)]
        best = minimize_scalar(of_lead, bounds=(-1, 40), method="bounded")
        return min(losses) >= floor - 1e-15 and abs(best.fun - floor) <= 1e-9

    wrong = [s for s in (0.0, 0.05, 0.3, 0.9, 1.0) if not is_right(s)]
    assert wrong == []


@pytest.mark.parametrize("n", sorted(FLOORS))
def test_the_lowest_loss_without_smoothing(n: int) -> None:
    assert core.lowest_loss(n) == 0
    assert core.lowest_loss(n, twice=True) == pytest.approx(FLOORS[n], rel=1e-14)


def test_the_lowest_loss_with_smoothing_is_the_entropy_of_the_target() -> None:
    target = core.smoothed_target(0, 4, 0.2)
    assert core.lowest_loss(4, 0.2) == pytest.approx(core.entropy(target), rel=1e-14)


def test_a_number_of_classes_that_is_none_is_refused() -> None:
    wrong = wrongly_refused(
        (core.lowest_loss, (1,), "classes must be an integer of at least 2, got 1"),
        (core.lowest_loss, (2.0,), "classes must be an integer of at least 2, got 2.0"),
        (core.smoothed_target, (0, 0), "classes must be an integer of at least 1"),
        (core.smoothed_target, (0, 3.5), "classes must be an integer of at least 1"),
    )
    assert wrong == []
