"""The working shown must be the working done."""

import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from softmax_viz import core
from tests.core.cases import INF, Cases, failing
from tests.core.refusals import wrongly_refused

TEMPERATURES = [0.0, 1e-6, 0.7, 1.0, 3.0, 1e6, INF]


@pytest.mark.parametrize("subtract_max", [True, False])
def test_the_last_step_is_softmax(hard: Cases, subtract_max: bool) -> None:
    def is_softmax(z: list[float], t: float) -> bool:
        p = core.softmax_steps(z, t, subtract_max).probabilities
        return np.array_equal(p, core.softmax(z, t))

    wrong = failing(hard, is_softmax)
    assert wrong == []


@pytest.mark.parametrize("subtract_max", [True, False])
@pytest.mark.parametrize("t", [0.5, 1.0, 3.0])
def test_each_step_follows_from_the_one_before(t: float, subtract_max: bool) -> None:
    z = np.array([[1.5, 0.8, -0.2], [4.0, -INF, 4.0]])
    steps = core.softmax_steps(z, t, subtract_max)
    np.testing.assert_array_equal(steps.scaled, z / t)
    top = steps.scaled.max(axis=-1, keepdims=True) if subtract_max else 0
    np.testing.assert_allclose(steps.shifted, steps.scaled - top, rtol=1e-15)
    np.testing.assert_allclose(steps.exponentials, np.exp(steps.shifted), rtol=1e-15)
    total = np.asarray(steps.total)
    np.testing.assert_allclose(total, steps.exponentials.sum(axis=-1), rtol=1e-15)
    p = steps.exponentials / total[:, None]
    np.testing.assert_allclose(steps.probabilities, p, rtol=1e-15)


def test_the_steps_of_the_worked_example() -> None:
    # e^1.5, e^0.8, e^-0.2 and their sum, rounded to 6 places.
    steps = core.softmax_steps([1.5, 0.8, -0.2], subtract_max=False)
    powers = [round(e, 6) for e in steps.exponentials.tolist()]
    assert powers == [4.481689, 2.225541, 0.818731]
    assert round(float(steps.total), 6) == 7.525961


def test_without_the_maximum_only_the_exponentials_overflow() -> None:
    steps = core.softmax_steps([1000.0, 999.0], subtract_max=False)
    assert steps.exponentials.tolist() == [INF, INF]
    assert steps.total == INF
    np.testing.assert_array_equal(steps.probabilities, core.softmax([1.0, 0.0]))


@pytest.mark.parametrize(("t", "rest"), [(0.0, -INF), (INF, 0.0)])
def test_at_the_limits_scaled_is_the_limit_of_the_gaps(t: float, rest: float) -> None:
    steps = core.softmax_steps([3.0, 3.0, 1.0, -INF], t)
    np.testing.assert_array_equal(steps.scaled, [0, 0, rest, -INF])
    np.testing.assert_array_equal(steps.shifted, steps.scaled)
    assert steps.total == (2 if t == 0 else 3)


def test_steps_cannot_be_changed() -> None:
    steps = core.softmax_steps([1.0, 2.0])
    with pytest.raises(FrozenInstanceError):
        steps.total = np.float64(1)  # type: ignore[misc]


def test_a_sweep_has_a_row_of_softmax_for_each_temperature() -> None:
    z = [1.5, 0.8, -INF]
    sweep = core.temperature_sweep(z, TEMPERATURES)
    np.testing.assert_array_equal(sweep, [core.softmax(z, t) for t in TEMPERATURES])
    assert core.temperature_sweep([1.0], [0.0]).shape == (1, 1)


@pytest.mark.parametrize("z", [[2.0, 1.0, 0.5], [1e308, -1e308, 0.0], [3.0] * 4])
def test_a_sweep_is_as_exact_as_one_temperature_at_a_time(z: list[float]) -> None:
    many = [0.0, 5e-324, 1e-300, 1e-40, 0.05, 0.7, 1.0, 3.0, 1e40, 1e308, math.inf]
    sweep = core.temperature_sweep(z, many)
    each = np.stack([core.softmax(z, t) for t in many])
    np.testing.assert_allclose(sweep, each, rtol=4 * 2.0**-52, atol=5e-324)


def test_a_sweep_refuses_what_softmax_refuses() -> None:
    f, z = core.temperature_sweep, [1.0, 2.0]
    wrong = wrongly_refused(
        (f, (z, [1.0, -1.0]), "temperature must be zero or positive, got -1.0"),
        (f, (z, [math.nan]), "temperature must be zero or positive, got nan"),
        (f, (z, []), "temperatures must be one vector"),
    )
    assert wrong == []
