"""Cross-entropy and its gradient: laws, the oracle, the edges."""

import math
from collections.abc import Sequence
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
