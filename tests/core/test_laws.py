"""What is always true of softmax: laws are found to hold, and broken ones are not."""

import math

import numpy as np
import pytest

from softmax_viz import core

VECTORS = [
    [2.0, 1.0, 0.5],
    [1.0, 1.0],
    [1.0, 1.0, 0.0],
    [-1000.0, -1001.0, -1002.0],
    [0.0, -740.0],
    [0.0, -745.0],
    [0.0, -800.0],
    [1e308, -1e308],
    list(range(20)),
]


@pytest.mark.parametrize("logits", VECTORS, ids=str)
@pytest.mark.parametrize("t", [0.0, 1e-320, 0.05, 1.0, 20.0, 1e308, math.inf])
@pytest.mark.parametrize("shift", [-50.0, 0.0, 10.0])
def test_every_law_holds_at_every_temperature(
    logits: list[float], t: float, shift: float
) -> None:
    found = core.invariants(logits, t, shift)
    verdicts = (found.between, found.adds_up, found.keeps_order, found.ignores_shift)
    assert all(verdicts)
    assert found.gap_is_ratio


@pytest.mark.parametrize("logits", VECTORS, ids=str)
def test_what_was_found_is_what_softmax_says(logits: list[float]) -> None:
    p = core.softmax(logits)
    found = core.invariants(logits)
    assert (found.lowest, found.highest) == (p.min(), p.max())
    assert found.total == math.fsum(p.tolist())
    assert sorted(found.order) == list(range(len(logits)))
    assert found.order[0] == p.argmax()


def test_the_gap_is_over_the_temperature() -> None:
    found = core.invariants([3.0, 1.0, 0.0], 4.0)
    assert found.gap == 0.5
    assert found.ratio == pytest.approx(math.exp(0.5), rel=1e-15)


@pytest.mark.parametrize(
    ("t", "gap", "ratio"), [(0.0, math.inf, math.inf), (math.inf, 0.0, 1.0)]
)
def test_at_the_limits_the_gap_is_a_limit(t: float, gap: float, ratio: float) -> None:
    found = core.invariants([2.0, 1.0], t)
    assert (found.gap, found.ratio) == (gap, ratio)
    assert not found.ratio_overflows


@pytest.mark.parametrize(("gap", "overflows"), [(709.0, False), (710.0, True)])
def test_a_ratio_beyond_the_floats_is_told_from_a_limit(
    gap: float, overflows: bool
) -> None:
    # The largest float is e^709.78.
    assert core.invariants([0.0, -gap]).ratio_overflows == overflows


def test_a_shift_that_logits_cannot_hold_is_found_out() -> None:
    # Beyond 2^53 a float has no halves and no ones: 1e16 + 1 is 1e16.
    found = core.invariants([1e16, 1e16 - 2], 1.0, 1.0)
    assert found.difference > 0.01
    assert not found.ignores_shift


@pytest.mark.parametrize("logits", [[1.0], [], [[1.0, 2.0]]])
def test_invariants_are_of_one_vector_of_two_or_more(logits: list[float]) -> None:
    with pytest.raises(ValueError, match="logits must"):
        core.invariants(logits)


def test_a_total_is_rounded_once() -> None:
    assert core.exact_total([1e16, 1.0, -1e16]) == 1
    assert core.exact_total([0.1] * 10) == 1
    assert core.exact_total((0.596, 0.296, 0.109)) == pytest.approx(1.001, abs=1e-15)


@pytest.mark.parametrize("total", [[], [[1.0]]])
def test_a_total_is_of_one_vector(total: list[float]) -> None:
    with pytest.raises(ValueError, match="values must be one vector"):
        core.exact_total(total)


def test_sums_that_overflow_or_vanish_cannot_be_divided_by() -> None:
    assert core.softmax_steps([2.0, 1.0], subtract_max=False).divisible
    for z in ([1000.0, 0.0], [-1000.0, -1001.0]):
        assert not core.softmax_steps(z, subtract_max=False).divisible
        assert core.softmax_steps(z).divisible
    assert not core.softmax_steps(
        [[2.0, 1.0], [1e3, 0.0]], subtract_max=False
    ).divisible


def test_logarithms_survive_unless_a_probability_is_zero() -> None:
    assert core.naive_steps([0.0, -700.0]).logs_survive
    assert not core.naive_steps([0.0, -800.0]).logs_survive
    assert np.isfinite(core.stable_steps([0.0, -800.0]).log_softmax).all()
