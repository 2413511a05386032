"""Pulling a probability: the logits that give what was asked for."""

import itertools
import math
from collections.abc import Iterator
from typing import TypeAlias

import mpmath
import numpy as np

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import failing
from tests.core.refusals import wrongly_refused

Pull: TypeAlias = tuple[list[float], int, float, float]  # z, class, wanted, T


def pulls() -> Iterator[Pull]:
    """Yield some logits, a class of them, the probability wanted, and T."""
    rng = np.random.default_rng(11)
    sizes, wanted = (2, 3, 7, 20), (1e-300, 0.001, 0.25, 0.5, 0.999)
    for n, q, t in itertools.product(sizes, wanted, (1e-3, 0.7, 1.0, 30.0)):
        z = rng.normal(0, 10.0 ** rng.uniform(-2, 2), n).tolist()
        yield z, int(rng.integers(n)), q, t


def test_the_class_gets_what_was_asked_for() -> None:
    def is_right(z: list[float], i: int, q: float, t: float) -> bool:
        pulled = core.pulled_logits(z, i, q, t)
        # z is rounded to a float, which moves z / T by an ulp of it.
        slack = 4 * (math.ulp(max(abs(pulled))) / t + 1e-16)
        return bool(abs(core.softmax(pulled, t)[i] - q) <= slack * q)

    wrong = failing(pulls(), is_right)
    assert wrong == []


def test_the_logit_is_the_exact_one_rounded() -> None:
    def is_right(z: list[float], i: int, q: float, t: float) -> bool:
        others = [mpmath.mpf(x) / mpmath.mpf(t) for k, x in enumerate(z) if k != i]
        odds = mpmath.log(mpmath.mpf(q)) - mpmath.log1p(-mpmath.mpf(q))
        top = max(others)
        total = top + mpmath.log(mpmath.fsum(oracle.exp(x - top) for x in others))
        exact = mpmath.mpf(t) * (odds + total)
        scale = max(map(abs, z)) + t * float(abs(odds)) + t
        return bool(abs(core.pulled_logits(z, i, q, t)[i] - exact) <= 1e-15 * scale)

    wrong = failing(pulls(), is_right)
    assert wrong == []


def test_the_others_keep_their_logits_and_so_their_ratios() -> None:
    for z, i, q, t in pulls():
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


def test_nonsense_is_refused_by_name() -> None:
    f, z = core.pulled_logits, [1.0, 2.0]
    wrong = wrongly_refused(
        (f, ([1.0], 0, 0.5), "logits must have at least 2 classes, got 1"),
        (f, (z, 2, 0.5), "index must be an integer from 0 to 1, got 2"),
        (f, (z, 0, 0.0), "probability must lie between 0 and 1, got 0.0"),
        (f, (z, 0, 1.0), "probability must lie between 0 and 1, got 1.0"),
        (f, (z, 0, math.nan), "probability must lie between 0 and 1, got nan"),
        (f, (z, 0, 0.5, 0.0), "temperature must be positive and finite, got 0.0"),
        (f, (z, 0, 0.5, math.inf), "temperature must be positive and finite, got inf"),
    )
    assert wrong == []
