"""Many classes: the largest few and the rest are one distribution."""

import math

import mpmath
import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, failing
from tests.core.refusals import wrongly_refused

TEMPERATURES = (0.0, 1e-320, 1e-3, 0.05, 0.5, 1.0, 3.7, 20.0, 1e6, INF)


def normal(n: int, spread: float) -> list[float]:
    seed = (n, int(10 * spread))
    return np.random.default_rng(seed).normal(0, spread, n).tolist()


VECTORS = [
    [2.0, 1.0, 0.5],
    [1.0, 1.0, 1.0, 1.0],
    [1e308, -1e308, 0.0],
    [40.0, 0.0, -40.0],
    [3.0, -INF, 1.0, 2.0],
    *(normal(n, spread) for n in (5, 300) for spread in (0.1, 3, 30)),
]


def test_the_largest_and_the_rest_add_up_to_one() -> None:
    def add_up(z: list[float], k: int, t: float) -> bool:
        now = core.largest_and_rest(z, k, t)
        whole = math.fsum([*now.probabilities, now.rest])
        return now.rest >= 0 and abs(whole - 1) <= 3e-16

    split = [(z, k) for z in VECTORS for k in (1, 2, len(z) - 1)]
    wrong = failing([(z, k, t) for z, k in split for t in TEMPERATURES], add_up)
    assert wrong == []


def test_the_largest_come_first_and_ties_in_their_order() -> None:
    for z in VECTORS:
        now = core.largest_and_rest(z, len(z), 2.0)
        assert now.rest == 0
        order = sorted(range(len(z)), key=lambda i: (-z[i], i))
        assert now.indices.tolist() == order
        p = core.softmax(z, 2.0)[order]
        np.testing.assert_array_equal(now.probabilities, p)


def test_a_tiny_rest_is_exact() -> None:
    z = [0.0, -40.0, -41.0, -42.0]
    exact = oracle.others(oracle.softmax(z), 0)
    assert oracle.ulps(core.largest_and_rest(z, 1).rest, exact) < 8


def test_one_logit_stands_for_all_the_others() -> None:
    def stands(z: list[float], k: int, t: float) -> bool:
        now, rest = core.largest_and_rest(z, k, t), core.rest_logit(z, k, t)
        p = core.softmax([*(z[i] for i in now.indices), rest], t)
        # Rounding the logit of the rest moves its share by |logit| / T roundings.
        roundings = now.rest * abs(rest) / t if now.rest > 0 else 0
        error = np.abs(p - [*now.probabilities, now.rest]).max()
        return bool(error <= 4e-16 * (8 + roundings))

    split = [(z, k) for z in VECTORS for k in (1, len(z) - 1)]
    wrong = failing([(z, k, t) for z, k in split for t in TEMPERATURES[2:-1]], stands)
    assert wrong == []


def test_the_rest_at_the_limits_of_temperature() -> None:
    z = [5.0, 2.0, 1.0, 2.0]
    assert core.rest_logit(z, 1, 0) == 2
    now = core.largest_and_rest(z, 1, 0)
    np.testing.assert_array_equal(
        core.softmax([5.0, 2.0], 0), [*now.probabilities, now.rest]
    )
    assert core.rest_logit(z, 1, 1e-320) == 2
    assert core.rest_logit(z, 1, INF) == INF
    assert core.rest_logit(z, 1, 1.7e308) == INF
    assert core.rest_logit(z, 3, INF) == 1


def test_the_sweep_of_the_rest_holds_its_sum_and_slope() -> None:
    z = np.array(normal(200, 4))
    places = np.array([0.0, 1e-3, 0.3, 1.0, 20.0])
    logs, slopes = core.rest_sweep(z, 10, places)
    others = [mpmath.mpf(float(x)) - float(z.max()) for x in np.sort(z)[:190]]
    for b, log, slope in zip(places, logs, slopes, strict=True):
        powers = [mpmath.exp(x * float(b)) for x in others]
        total = mpmath.fsum(powers)
        mean = mpmath.fsum(x * e for x, e in zip(others, powers, strict=True)) / total
        assert oracle.relative_error(log, mpmath.log(total)) < 1e-13
        assert oracle.relative_error(slope, mean) < 1e-13


@pytest.mark.parametrize("mass", [0.1, 0.5, 0.9, 1.0])
def test_the_nucleus_is_what_top_p_keeps(mass: float) -> None:
    def is_right(z: list[float], t: float, size: int) -> bool:
        p = core.softmax(z, t)
        enough = np.sort(p)[::-1][:size].sum() >= mass * (1 - 1e-12)
        # At 1, the sums decide which classes are beyond rounding.
        same = mass == 1 or size == np.count_nonzero(core.top_p(p, mass))
        return bool(enough and same)

    sweep = (0.5, 1.0, 3.7)
    swept = [(z, core.nucleus_sizes(z, mass, sweep)) for z in VECTORS]
    cases = [(z, t, n) for z, sizes in swept for t, n in zip(sweep, sizes, strict=True)]
    wrong = failing(cases, is_right)
    assert wrong == []


def test_the_nucleus_never_shrinks_as_t_rises() -> None:
    for z in VECTORS:
        sizes = core.nucleus_sizes(z, 0.9, TEMPERATURES)
        assert sizes.tolist() == sorted(sizes)
        assert sizes[0] >= 1


@pytest.mark.parametrize(("classes", "held"), [(10, 9), (1000, 900), (49152, 44237)])
def test_at_infinity_nine_tenths_of_all_classes_hold_90_percent(
    classes: int, held: int
) -> None:
    z = normal(classes, 3)
    assert core.nucleus_sizes(z, 0.9, [INF]).tolist() == [held]
    assert core.nucleus_sizes(z, 0.9, [0]).tolist() == [1]


@pytest.mark.parametrize("classes", [2, 3, 10, 1000, 49152])
def test_the_gap_gives_the_share(classes: int) -> None:
    def share_of_gap(gap: float) -> float:
        z = np.zeros(classes)
        z[0] = gap
        return float(core.softmax(z)[0])

    shares = [0.01, 0.5, 0.9, 0.999]
    gaps = np.asarray(core.gap_for_share(shares, classes))
    assert [share_of_gap(gap) for gap in gaps] == pytest.approx(shares, rel=1e-13)


def test_the_gap_for_90_percent_is_log_9_times_the_others() -> None:
    counts = np.array([3, 1000, 49152])
    gaps = core.gap_for_share(0.9, counts)
    np.testing.assert_allclose(gaps, np.log(9 * (counts - 1)), rtol=1e-14)
    # log 18, log 8991 and log 442,359
    assert [round(float(x), 2) for x in np.atleast_1d(gaps)] == [2.89, 9.10, 13.00]
    assert core.gap_for_share(1, 3) == INF
    assert core.gap_for_share(0, 3) == -INF


def test_nonsense_is_refused_by_name() -> None:
    z, sweep = [1.0, 2.0], core.rest_sweep
    wrong = wrongly_refused(
        (core.largest_and_rest, (z, 0), "k must be an integer of at least 1, got 0"),
        (core.rest_logit, (z, 2), "k must be an integer from 1 to 1, got 2"),
        (sweep, (z, 2, [1.0]), "k must be an integer from 1 to 1, got 2"),
        (sweep, (z, 1, [-1.0]), "inverse_temperatures must be finite and not negative"),
        (sweep, (z, 1, [INF]), "inverse_temperatures must be finite and not negative"),
        (core.nucleus_sizes, (z, 0, [1.0]), "mass must be above 0 and at most 1"),
        (core.nucleus_sizes, (z, 1.1, [1.0]), "mass must be above 0 and at most 1"),
        (core.gap_for_share, (1.5, 3), "share must be from 0 to 1, got 1.5"),
        (core.gap_for_share, (0.5, 1), "classes must be at least 2, got 1"),
    )
    assert wrong == []
