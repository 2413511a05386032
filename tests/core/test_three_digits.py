"""All temperatures that the dial can show, and a sweep that is read between them."""

import math

import numpy as np
import pytest

from softmax_viz import core

INF = math.inf
GRID = core.three_digit_temperatures()
Z = np.random.default_rng(6).normal(0, 4, 300)
PLACES = 20 * (np.arange(241) / 240) ** 2
SWEEP = (20.0, *core.rest_sweep(Z, 10, PLACES))


# --- the temperatures -----------------------------------------------------------------


def test_they_are_all_of_three_digits_from_the_lowest_to_the_highest() -> None:
    wanted = {core.rounded(i / 10000, 3) for i in range(500, 200_001)}
    assert list(GRID) == sorted(wanted)
    assert (GRID[0], GRID[-1]) == (core.LOWEST_T, core.HIGHEST_T)


def test_each_is_its_own_neighbour_and_lies_between_the_next() -> None:
    for i, t in enumerate(GRID):
        assert core.three_digit_neighbours(t) == (i, i)
        if i:
            middle = (GRID[i - 1] + t) / 2
            assert core.three_digit_neighbours(middle) == (i - 1, i)


def test_beyond_them_are_the_lowest_and_infinity() -> None:
    last = len(GRID)
    for t in (0.0, 5e-324, 0.0499):
        assert core.three_digit_neighbours(t) == (0, 0)
    assert core.three_digit_neighbours(20.05) == (last - 1, last)
    assert core.three_digit_neighbours(1e308) == (last - 1, last)
    assert core.three_digit_neighbours(INF) == (last, last)
    with pytest.raises(ValueError, match="temperature"):
        core.three_digit_neighbours(-1.0)


# --- read off a sweep -----------------------------------------------------------------


def test_at_its_places_the_sweep_is_read_as_it_is() -> None:
    np.testing.assert_allclose(core.rest_log(*SWEEP, PLACES), SWEEP[1], rtol=1e-15)
    assert core.rest_log(*SWEEP, 0.0) == pytest.approx(math.log(290))


def test_between_them_it_is_close_to_the_sum_itself() -> None:
    between = (PLACES[1:] + PLACES[:-1]) / 2
    exact, _ = core.rest_sweep(Z, 10, between)
    np.testing.assert_allclose(core.rest_log(*SWEEP, between), exact, atol=1e-6)


def test_beyond_its_end_it_is_the_tangent() -> None:
    end, logs, slopes = SWEEP
    for more in (0.0, 1.0, 1e6):
        read = core.rest_log(end, logs, slopes, end + more)
        assert read == pytest.approx(logs[-1] + slopes[-1] * more)
    assert core.rest_log(end, logs, slopes, INF) == -INF


def test_a_number_gives_a_number_and_many_give_as_many() -> None:
    b = np.random.default_rng(7).uniform(0, 30, (3, 5))
    many = np.asarray(core.rest_log(*SWEEP, b))
    assert many.shape == b.shape
    one = core.rest_log(*SWEEP, 3.3)
    assert np.ndim(one) == 0
    assert [core.rest_log(*SWEEP, x) for x in b.ravel()] == many.ravel().tolist()


def test_with_the_largest_it_makes_the_whole_distribution() -> None:
    for t in (0.05, 0.7, 20.0):
        now = core.largest_and_rest(Z, 10, t)
        top = np.exp(core.scaled_gaps(Z, t)[now.indices])
        rest = math.exp(core.rest_log(*SWEEP, 1 / t))
        share = rest / (top.sum() + rest)
        assert share == pytest.approx(now.rest, rel=1e-6, abs=1e-300)
