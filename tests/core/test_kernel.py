"""The arithmetic under softmax, against exact fractions."""

import math
from fractions import Fraction

import numpy as np
import pytest

from softmax_viz.core import _kernel
from tests.core.cases import INF, Cases, Floats, failing


def exact_gap(z: float, top: float, t: float) -> Fraction:
    return (Fraction(z) - Fraction(top)) / Fraction(t)


@pytest.mark.parametrize("t", [1.0, 0.5, 0.7, 3.0, 1e-6, 1e6, 1e-300, 1e300])
def test_head_and_tail_hold_a_gap_to_more_than_70_bits(t: float) -> None:
    z = np.random.default_rng(31).uniform(-700, 0, 500) * t + 100 * t
    head, tail = _kernel.gaps(z, _kernel.largest(z, -1), t)

    def is_right(value: float, h: float, r: float) -> bool:
        exact = exact_gap(value, float(z.max()), t)
        return abs(Fraction(h) + Fraction(r) - exact) <= abs(exact) / 2**70

    rows = zip(z.tolist(), head.tolist(), tail.tolist(), strict=True)
    wrong = failing(rows, is_right)
    assert wrong == []


def test_the_head_alone_is_within_2_ulp_of_the_gap(hard: Cases) -> None:
    def is_right(value: float, h: float, top: float, t: float) -> bool:
        exact = exact_gap(value, top, t) if value > -INF else None
        if exact is None or exact < -(Fraction(2) ** 1024):
            return h == -INF
        return abs(Fraction(h) - exact) <= 2 * Fraction(math.ulp(h))

    def all_are_right(z: list[float], t: float) -> bool:
        logits = np.array(z)
        with np.errstate(all="ignore"):
            head, _ = _kernel.gaps(logits, _kernel.largest(logits, -1), t)
        pairs = zip(z, head.tolist(), strict=True)
        return all(is_right(value, h, max(z), t) for value, h in pairs)

    cases = [(z, t) for z, t in hard if 0 < t < INF]
    wrong = failing(cases, all_are_right)
    assert wrong == []


def some_values(kind: str, size: int) -> Floats:
    rng = np.random.default_rng(size)
    return {
        "positive": rng.random(size),
        "negative": -rng.random(size),
        "both signs": rng.normal(size=size),
        "wide range": rng.normal(size=size) * 10.0 ** rng.uniform(-300, 0, size),
        "equal": np.full(size, 1 / math.e),
    }[kind]


@pytest.mark.parametrize(
    "kind", ["positive", "negative", "both signs", "wide range", "equal"]
)
def test_exact_sum_rounds_once(kind: str) -> None:
    def is_right(values: Floats) -> bool:
        exact = math.fsum(values.tolist())
        bound = math.ulp(exact) + 1e-25 * float(np.abs(values).max())
        return abs(float(_kernel.exact_sum(values, -1)[0]) - exact) <= bound

    sizes = (1, 7, 300, 100_000)
    wrong = [size for size in sizes if not is_right(some_values(kind, size))]
    assert wrong == []


def test_exact_sum_keeps_what_plain_summing_loses() -> None:
    values = np.array([1.0, 2.0**-60, -1.0, 2.0**-60])
    assert _kernel.exact_sum(values, -1) == 2.0**-59
    assert np.sum(values) != 2.0**-59


@pytest.mark.parametrize("t", [1.0, 0.7, 3.0, 0.0, INF])
def test_blocks_leave_no_trace(t: float) -> None:
    z = np.random.default_rng(32).normal(0, 9, (3, _kernel.BLOCK - 5))
    z[:, 17] = -INF
    top = _kernel.largest(z, -1)
    with np.errstate(all="ignore"):
        together = _kernel.exponentials(z, top, t)
        one_by_one = [
            _kernel.exponentials(a, b, t) for a, b in zip(z, top, strict=True)
        ]
    np.testing.assert_array_equal(together, one_by_one)


@pytest.mark.parametrize("n", [5, _kernel.FSUM_UP_TO, _kernel.FSUM_UP_TO + 1, 4000])
def test_adding_up_counts_the_ties_and_sums_the_rest(n: int) -> None:
    powers = np.exp(-np.random.default_rng(33).exponential(50, n))
    powers[:3] = 1.0
    ties, rest = _kernel.add_up(powers, -1)
    assert ties == 3
    assert np.sum(rest) == pytest.approx(math.fsum(powers[3:].tolist()), rel=3e-16)
