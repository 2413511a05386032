"""Pulling a probability: the logits that give what was asked for."""

import math

import mpmath
import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle

RNG = np.random.default_rng(11)
PULLS = [
    (RNG.normal(0, 10.0 ** RNG.uniform(-2, 2), n).tolist(), int(RNG.integers(n)), q, t)
    for n in (2, 3, 7, 20)
    for q in (1e-300, 0.001, 0.25, 0.5, 0.999)
    for t in (1e-3, 0.7, 1.0, 30.0)
]


@pytest.mark.parametrize(("z", "i", "q", "t"), PULLS)
def test_the_class_gets_what_was_asked_for(
    z: list[float], i: int, q: float, t: float
) -> None:
    # z is rounded to a float, which moves z / T by an ulp of it.
    pulled = core.pulled_logits(z, i, q, t)
    slack = 4 * (math.ulp(max(abs(pulled))) / t + 1e-16)
    assert core.softmax(pulled, t)[i] == pytest.approx(q, rel=slack)


@pytest.mark.parametrize(("z", "i", "q", "t"), PULLS)
def test_the_logit_is_the_exact_one_rounded(
    z: list[float], i: int, q: float, t: float
) -> None:
    others = [mpmath.mpf(x) / mpmath.mpf(t) for k, x in enumerate(z) if k != i]
    odds = mpmath.log(mpmath.mpf(q)) - mpmath.log1p(-mpmath.mpf(q))
    top = max(others)
    total = top + mpmath.log(mpmath.fsum(oracle.exp(x - top) for x in others))
    exact = mpmath.mpf(t) * (odds + total)
    scale = max(map(abs, z)) + t * float(abs(odds)) + t
    assert abs(core.pulled_logits(z, i, q, t)[i] - exact) <= 1e-15 * scale


@pytest.mark.parametrize(("z", "i", "q", "t"), PULLS)
def test_the_others_keep_their_logits_and_so_their_ratios(
    z: list[float], i: int, q: float, t: float
) -> None:
    pulled = core.pulled_logits(z, i, q, t)
    np.testing.assert_array_equal(np.delete(pulled, i), np.delete(z, i))


def test_pulling_to_where_it_is_changes_nothing() -> None:
    z = [2.0, 1.0, 0.5]
    pulled = core.pulled_logits(z, 1, float(core.softmax(z)[1]))
    np.testing.assert_allclose(pulled, z, rtol=0, atol=1e-15)


def test_a_constant_added_to_all_is_added_to_the_answer() -> None:
    z = np.array([2.0, 1.0, 0.5])
    there = core.pulled_logits(z + 64, 2, 0.7)
    np.testing.assert_allclose(there, core.pulled_logits(z, 2, 0.7) + 64, rtol=1e-15)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (([1.0], 0, 0.5), "logits"),
        (([1.0, 2.0], 2, 0.5), "index"),
        (([1.0, 2.0], 0, 0.0), "probability"),
        (([1.0, 2.0], 0, 1.0), "probability"),
        (([1.0, 2.0], 0, math.nan), "probability"),
        (([1.0, 2.0], 0, 0.5, 0.0), "temperature"),
        (([1.0, 2.0], 0, 0.5, math.inf), "temperature"),
        (([1.0, 2.0], 0, 0.5, -1.0), "temperature"),
    ],
)
def test_nonsense_is_refused_by_name(arguments: tuple, named: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(ValueError, match=named):
        core.pulled_logits(*arguments)
