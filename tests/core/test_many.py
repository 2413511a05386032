"""Many classes: the largest few and the rest are one distribution."""

import math

import mpmath
import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle

RNG = np.random.default_rng(11)
TEMPERATURES = (0.0, 1e-320, 1e-3, 0.05, 0.5, 1.0, 3.7, 20.0, 1e6, math.inf)
VECTORS = [
    [2.0, 1.0, 0.5],
    [1.0, 1.0, 1.0, 1.0],
    [1e308, -1e308, 0.0],
    [40.0, 0.0, -40.0],
    [3.0, -math.inf, 1.0, 2.0],
    *(RNG.normal(0, spread, n).tolist() for n in (5, 300) for spread in (0.1, 3, 30)),
]


@pytest.mark.parametrize("t", TEMPERATURES)
@pytest.mark.parametrize("z", VECTORS, ids=len)
def test_the_largest_and_the_rest_add_up_to_one(z: list[float], t: float) -> None:
    for k in (1, 2, len(z) - 1):
        now = core.largest_and_rest(z, k, t)
        assert math.fsum([*now.probabilities, now.rest]) == pytest.approx(1, abs=3e-16)
        assert now.rest >= 0


@pytest.mark.parametrize("z", VECTORS, ids=len)
def test_the_largest_come_first_and_ties_in_their_order(z: list[float]) -> None:
    now = core.largest_and_rest(z, len(z), 2.0)
    assert now.rest == 0
    assert now.indices.tolist() == sorted(range(len(z)), key=lambda i: (-z[i], i))
    np.testing.assert_array_equal(
        now.probabilities, core.softmax(z, 2.0)[list(now.indices)]
    )


def test_a_tiny_rest_is_exact() -> None:
    z = [0.0, -40.0, -41.0, -42.0]
    exact = oracle.others(oracle.softmax(z), 0)
    assert oracle.ulps(core.largest_and_rest(z, 1).rest, exact) < 8


@pytest.mark.parametrize("t", [1e-3, 0.05, 0.5, 1.0, 3.7, 20.0, 1e6])
@pytest.mark.parametrize("z", VECTORS, ids=len)
def test_one_logit_stands_for_all_the_others(z: list[float], t: float) -> None:
    for k in (1, len(z) - 1):
        now = core.largest_and_rest(z, k, t)
        rest = core.rest_logit(z, k, t)
        p = core.softmax([*(z[i] for i in now.indices), rest], t)
        # Rounding the logit of the rest moves its share by |logit| / T roundings.
        roundings = now.rest * abs(rest) / t if now.rest > 0 else 0
        np.testing.assert_allclose(
            p, [*now.probabilities, now.rest], rtol=0, atol=4e-16 * (8 + roundings)
        )


def test_the_rest_at_the_limits_of_temperature() -> None:
    z = [5.0, 2.0, 1.0, 2.0]
    assert core.rest_logit(z, 1, 0) == 2
    now = core.largest_and_rest(z, 1, 0)
    np.testing.assert_array_equal(
        core.softmax([5.0, 2.0], 0), [*now.probabilities, now.rest]
    )
    assert core.rest_logit(z, 1, 1e-320) == 2
    assert core.rest_logit(z, 1, math.inf) == math.inf
    assert core.rest_logit(z, 1, 1.7e308) == math.inf
    assert core.rest_logit(z, 3, math.inf) == 1


def test_the_sweep_of_the_rest_holds_its_sum_and_slope() -> None:
    z = RNG.normal(0, 4, 200)
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
@pytest.mark.parametrize("z", [v for v in VECTORS if min(v) > -math.inf], ids=len)
def test_the_nucleus_is_what_top_p_keeps(z: list[float], mass: float) -> None:
    sizes = core.nucleus_sizes(z, mass, [0.5, 1.0, 3.7])
    for size, t in zip(sizes, (0.5, 1.0, 3.7), strict=True):
        p = core.softmax(z, t)
        if mass < 1:  # at 1, the sums decide which classes are beyond rounding
            assert size == np.count_nonzero(core.top_p(p, mass))
        assert np.sort(p)[::-1][:size].sum() >= mass * (1 - 1e-12)


@pytest.mark.parametrize("z", VECTORS, ids=len)
def test_the_nucleus_never_shrinks_as_t_rises(z: list[float]) -> None:
    sizes = core.nucleus_sizes(z, 0.9, TEMPERATURES)
    assert (np.diff(sizes) >= 0).all()
    assert sizes[0] >= 1


@pytest.mark.parametrize(("classes", "held"), [(10, 9), (1000, 900), (49152, 44237)])
def test_at_infinity_nine_tenths_of_all_classes_hold_90_percent(
    classes: int, held: int
) -> None:
    z = RNG.normal(0, 3, classes)
    assert core.nucleus_sizes(z, 0.9, [math.inf]).tolist() == [held]
    assert core.nucleus_sizes(z, 0.9, [0]).tolist() == [1]


@pytest.mark.parametrize("classes", [2, 3, 10, 1000, 49152])
@pytest.mark.parametrize("share", [0.01, 0.5, 0.9, 0.999])
def test_the_gap_gives_the_share(classes: int, share: float) -> None:
    gap = float(core.gap_for_share(share, classes))
    z = np.zeros(classes)
    z[0] = gap
    assert core.softmax(z)[0] == pytest.approx(share, rel=1e-13)


def test_the_gap_for_90_percent_is_log_9_times_the_others() -> None:
    counts = np.array([3, 1000, 49152])
    gaps = core.gap_for_share(0.9, counts)
    np.testing.assert_allclose(gaps, np.log(9 * (counts - 1)), rtol=1e-14)
    # log 18, log 8991 and log 442,359
    assert [round(float(x), 2) for x in np.atleast_1d(gaps)] == [2.89, 9.10, 13.00]
    assert core.gap_for_share(1, 3) == math.inf
    assert core.gap_for_share(0, 3) == -math.inf


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: core.largest_and_rest([1.0, 2.0], 0), "k"),
        (lambda: core.largest_and_rest([1.0, 2.0], 1, -1), "temperature"),
        (lambda: core.rest_logit([1.0, 2.0], 2), "k"),
        (lambda: core.rest_logit([1.0, 2.0], 1, math.nan), "temperature"),
        (lambda: core.rest_sweep([1.0, 2.0], 1, [-1.0]), "inverse_temperatures"),
        (lambda: core.rest_sweep([1.0, 2.0], 1, [math.inf]), "inverse_temperatures"),
        (lambda: core.nucleus_sizes([1.0, 2.0], 0, [1.0]), "mass"),
        (lambda: core.nucleus_sizes([1.0, 2.0], 1.1, [1.0]), "mass"),
        (lambda: core.gap_for_share(1.5, 3), "share"),
        (lambda: core.gap_for_share(0.5, 1), "classes"),
    ],
)
def test_nonsense_is_refused_by_name(call: object, name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()  # type: ignore[operator]
