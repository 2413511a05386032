"""Gaps, ranks and odds: what is left of logits once a constant is taken off."""

import math
from itertools import product

import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle

INF = math.inf
TEMPERATURES = [0.0, 1e-300, 0.05, 1.0, 20.0, 1e308, INF]
VECTORS = [
    [2.0, 1.0, 0.5],
    [3.0, 3.0, 1.0, -2.0],
    [1e308, -1e308, 0.0],
    [1e8 + 1, 1e8, 1e8 - 1 / 3],
    [7.0],
]


# --- ranking --------------------------------------------------------------------------


def test_ranking_sorts_and_leaves_equals_in_their_order() -> None:
    values = np.random.default_rng(2).integers(0, 5, 60).astype(float)
    order = core.ranking(values).tolist()
    assert sorted(order) == list(range(60))
    assert order == sorted(range(60), key=lambda i: (-values[i], i))


def test_ranking_is_of_one_vector() -> None:
    with pytest.raises(ValueError, match="values must be one vector"):
        core.ranking([[1.0, 2.0]])


# --- gaps -----------------------------------------------------------------------------


@pytest.mark.parametrize("t", TEMPERATURES)
@pytest.mark.parametrize("z", VECTORS)
def test_gaps_are_those_of_sixty_digits(z: list[float], t: float) -> None:
    wanted = [float(gap) for gap in oracle.gaps(z, t)]
    np.testing.assert_allclose(core.scaled_gaps(z, t), wanted, rtol=3e-16)


@pytest.mark.parametrize("t", TEMPERATURES)
@pytest.mark.parametrize("z", VECTORS)
def test_gaps_lead_to_the_same_softmax(z: list[float], t: float) -> None:
    weights = np.exp(core.scaled_gaps(z, t))
    # One rounding of a gap is up to 745 units of the last place of its exponential.
    np.testing.assert_allclose(
        weights / weights.sum(), core.softmax(z, t), rtol=1e-13, atol=1e-320
    )


def test_the_limits_of_gaps_are_exact() -> None:
    z = [3.0, 3.0, 1.0, -2.0]
    np.testing.assert_array_equal(core.scaled_gaps(z, 0), [0, 0, -INF, -INF])
    np.testing.assert_array_equal(core.scaled_gaps(z, INF), [0, 0, 0, 0])


def test_gaps_refuse_what_softmax_refuses() -> None:
    with pytest.raises(ValueError, match="temperature must be zero or positive"):
        core.scaled_gaps([1.0, 2.0], -1.0)
    with pytest.raises(ValueError, match="logits must be one vector"):
        core.scaled_gaps([], 1.0)


# --- odds -----------------------------------------------------------------------------


@pytest.mark.parametrize("t", [0.3, 1.0, 20.0])
def test_odds_are_the_ratio_of_two_probabilities(t: float) -> None:
    z = [2.0, 1.0, 0.5, -7.0]
    p = core.softmax(z, t)
    for i, j in product(range(4), repeat=2):
        assert core.odds(z[i], z[j], t) == pytest.approx(p[i] / p[j], rel=1e-13)


@pytest.mark.parametrize(("a", "b"), [(2.0, 1.0), (0.5, -3.0), (1e308, -1e308)])
def test_odds_the_other_way_round_are_the_inverse(a: float, b: float) -> None:
    for t in (0.01, 1.0, 1e308):
        there, back = core.odds(a, b, t), core.odds(b, a, t)
        assert there >= 1 >= back
        assert there * back == pytest.approx(1) or (there, back) == (INF, 0)


def test_a_step_of_t_is_e_times_the_odds() -> None:
    for t in (0.05, 1.0, 7.0):
        assert core.odds(3 + t, 3, t) == pytest.approx(math.e, rel=1e-13)


def test_the_limits_of_odds() -> None:
    assert (core.odds(2, 1, 0), core.odds(1, 2, 0), core.odds(2, 2, 0)) == (INF, 0, 1)
    assert core.odds(1e308, -1e308, INF) == 1
    assert core.odds(1000.0, 0.0) == INF
    with pytest.raises(ValueError, match="temperature"):
        core.odds(1.0, 2.0, -1.0)
