"""Draws by one number, by noise, and their counts: laws, exact sums, scipy's chi²."""

import math
from fractions import Fraction
from itertools import accumulate

import numpy as np
import pytest
from scipy import stats

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, NAN, Cases, failing
from tests.core.refusals import wrongly_refused

N = 100_000
UNLIKELY = 1e-6  # a right sampler fails a chi² test this seldom; the seeds are fixed


# --- one number decides ---------------------------------------------------------------


def test_borders_are_the_exact_sums_correctly_rounded(hard: Cases) -> None:
    def are_right(z: list[float], t: float) -> bool:
        p = core.softmax(z, t).tolist()
        exact = [min(float(c), 1.0) for c in accumulate(map(Fraction, p))]
        last = max(i for i, x in enumerate(p) if x > 0)
        exact[last:] = [1.0] * (len(p) - last)
        borders = core.cumulative(p).tolist()
        return borders == exact == sorted(borders)

    wrong = failing(hard, are_right)
    assert wrong == []


def test_a_number_on_a_border_belongs_to_the_class_after_it() -> None:
    p = [0.5, 0.25, 0.25]  # exact in binary
    below = [math.nextafter(border, 0) for border in (0.5, 0.75, 1.0)]
    assert core.inverse_cdf(p, [0.0, 0.5, 0.75]).tolist() == [0, 1, 2]
    assert core.inverse_cdf(p, below).tolist() == [0, 1, 2]


def test_ten_tenths_leave_the_largest_number_to_the_last_class() -> None:
    assert core.inverse_cdf([0.1] * 10, 1 - 2**-53) == 9


@pytest.mark.parametrize("p", [[0, 1, 0], [0, 0.5, 0, 0.5, 0], [1e-320, 0, 1]])
def test_a_class_without_probability_is_never_drawn(p: list[float]) -> None:
    u = np.concatenate([[0.0, 0.5, 1 - 2**-53], np.random.default_rng(3).random(9999)])
    assert set(core.inverse_cdf(p, u).tolist()) <= set(np.flatnonzero(p).tolist())


def test_draws_keep_the_shape_of_the_numbers() -> None:
    u = np.random.default_rng(4).random((2, 3, 4))
    assert core.inverse_cdf([0.3, 0.7], u).shape == (2, 3, 4)
    assert core.inverse_cdf([0.3, 0.7], 0.2) == 0


@pytest.mark.parametrize("t", [0.3, 1.0, 5.0, INF])
def test_both_roads_draw_with_the_probabilities_of_softmax(t: float) -> None:
    z = [2.0, 1.0, 0.5, 1.0]
    expected = N * np.array([float(p) for p in oracle.softmax(z, t)])
    rng = np.random.default_rng(5)
    by_u = core.draw_counts(core.inverse_cdf(core.softmax(z, t), rng.random(N)), 4)
    by_noise = core.draw_counts(core.gumbel_max(z, N, rng, t), 4)
    assert stats.chisquare(by_u, expected).pvalue > UNLIKELY
    assert stats.chisquare(by_noise, expected).pvalue > UNLIKELY


# --- or noise -------------------------------------------------------------------------


def test_the_largest_score_is_what_gumbel_max_draws_from_the_same_noise(
    hard: Cases,
) -> None:
    def is_the_same(z: list[float], t: float) -> bool:
        drawn = core.gumbel_max(z, 50, np.random.default_rng(5), t)
        noise = np.random.default_rng(5).gumbel(size=(50, len(z)))
        return bool((core.gumbel_scores(z, noise, t).argmax(axis=-1) == drawn).all())

    wrong = failing(hard, is_the_same)
    assert wrong == []


def test_scores_do_not_move_when_all_logits_move() -> None:
    noise = np.random.default_rng(6).gumbel(size=(7, 3))
    np.testing.assert_array_equal(
        core.gumbel_scores([2.0, 1.0, 0.5], noise, 0.25),
        core.gumbel_scores([66.0, 65.0, 64.5], noise, 0.25),
    )


def test_at_the_limits_the_logits_or_the_noise_decide_alone() -> None:
    noise = [0.5, -0.25, 3.0]
    cold = core.gumbel_scores([1.0, 1.0, 0.0], noise, 0.0)
    assert cold.tolist() == [0.5, -0.25, -INF]
    assert core.gumbel_scores([1.0, 1.0, 0.0], noise, INF).tolist() == noise


# --- or the lead ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "winners", "margin"),
    [
        ([2.0, 1.0, 0.5], (0,), 1.0),
        ([0.5, 2.0, 1.5], (1,), 0.5),
        ([1.0, 3.0, 3.0], (1, 2), 0.0),
        ([7.0], (0,), INF),
        ([0.0, -INF], (0,), INF),
        ([1e308, -1e308], (0,), INF),
    ],
)
def test_the_lead_and_its_margin(
    values: list[float], winners: tuple[int, ...], margin: float
) -> None:
    assert core.lead(values) == core.Lead(winners, margin)


def test_who_leads_among_the_logits_leads_at_every_temperature(hard: Cases) -> None:
    def leads(z: list[float], t: float) -> bool:
        return set(core.lead(z).winners) <= set(core.lead(core.softmax(z, t)).winners)

    wrong = failing(hard, leads)
    assert wrong == []


# --- what is cut, and what is counted -------------------------------------------------


def test_what_is_cut_and_what_is_kept_make_one(hard: Cases) -> None:
    def make_one(z: list[float], t: float, k: int) -> bool:
        p = core.softmax(z, t)
        kept = core.top_k(p, k)
        return abs(math.fsum([core.mass_cut(p, kept), *p[kept > 0]]) - 1) <= 1e-15

    cases = [(z, t, k) for z, t in hard for k in (1, (len(z) + 1) // 2, len(z))]
    wrong = failing(cases, make_one)
    assert wrong == []


def test_a_nucleus_of_eight_tenths_cuts_two_tenths_at_most(hard: Cases) -> None:
    for z, t in hard:
        p = core.softmax(z, t)
        assert core.mass_cut(p, core.top_p(p, 1.0)) == 0
        assert core.mass_cut(p, core.top_p(p, 0.8)) <= 0.2 + 1e-15


def test_a_small_mass_keeps_its_digits() -> None:
    p = core.softmax([0.0, -40.0])
    assert core.mass_cut(p, core.top_k(p, 1)) == p[1] > 0


def test_counts_add_up_and_shares_end_at_them() -> None:
    draws = core.inverse_cdf([0.2, 0.5, 0.3], np.random.default_rng(7).random(1000))
    counts = core.draw_counts(draws, 4)
    shares = core.running_shares(draws, 4, [1, 10, 1000])
    assert counts.sum() == 1000
    assert counts[3] == 0
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    np.testing.assert_array_equal(shares[-1], counts / 1000)
    np.testing.assert_array_equal(shares[1], core.draw_counts(draws[:10], 4) / 10)


def test_the_standard_error_is_that_of_the_binomial() -> None:
    p = np.array([0.0, 0.01, 0.5, 0.9, 1.0])
    np.testing.assert_allclose(
        core.standard_error(p, 400), stats.binom.std(400, p) / 400, rtol=1e-14
    )


def test_a_hundred_times_the_draws_have_a_tenth_of_the_error() -> None:
    few, many = (
        core.standard_error([0.3, 0.7], 50),
        core.standard_error([0.3, 0.7], 5000),
    )
    np.testing.assert_allclose(few / many, 10, rtol=1e-14)


def test_a_kept_class_grows_as_the_rest_does() -> None:
    rng = np.random.default_rng(31)
    for n in (2, 3, 5, 10, 50):
        p = rng.dirichlet(np.ones(n))
        for filtered in (core.top_k(p, 1), core.top_p(p, 0.8), core.top_p(p, 1.0)):
            times = float(core.growth(p, filtered))
            assert times >= 1 - 1e-15
            assert times * (1 - float(core.mass_cut(p, filtered))) == pytest.approx(1)
            np.testing.assert_allclose(
                filtered[filtered > 0], times * p[filtered > 0], rtol=1e-15
            )


def test_nonsense_is_refused_by_name() -> None:
    half = [0.5, 0.5]
    wrong = wrongly_refused(
        (core.lead, ([],), "values must be one vector"),
        (core.lead, ([1.0, NAN],), "values must be comparable, got [1.0, nan]"),
        (core.cumulative, ([0.5, 0.4],), "probabilities must add up to 1"),
        (core.cumulative, ([NAN, NAN],), "probabilities must be numbers"),
        (core.cumulative, ([half],), "probabilities must be one vector"),
        (core.inverse_cdf, (half, 1.0), "u must be at least 0 and below 1, got 1.0"),
        (core.inverse_cdf, (half, -0.1), "u must be at least 0 and below 1, got -0.1"),
        (core.inverse_cdf, (half, NAN), "u must be at least 0 and below 1, got nan"),
        (core.gumbel_scores, ([1, 2], [0.1]), "noise must be of 2 classes"),
        (core.mass_cut, (half, [1.0]), "filtered must have shape (2,), got (1,)"),
        (core.draw_counts, ([0, 2], 2), "draws must be indices below 2, got [0, 2]"),
        (core.draw_counts, ([-1], 2), "draws must be indices below 2, got [-1]"),
        (core.draw_counts, ([0.0], 2), "draws must be indices below 2, got [0.0]"),
        (core.draw_counts, ([0], 0), "classes must be an integer of at least 1"),
        (core.running_shares, ([0, 1], 2, [3]), "after must be integers from 1 to 2"),
        (core.running_shares, ([0, 1], 2, [0]), "after must be integers from 1 to 2"),
        (core.running_shares, ([0, 1], 2, [1.0]), "after must be integers from 1 to"),
        (core.running_shares, ([0, 1], 2, 1), "after must be integers from 1 to 2"),
        (core.standard_error, ([1.5], 10), "probabilities must be from 0 to 1"),
        (core.standard_error, ([0.5], 0), "draws must be an integer of at least 1"),
        (core.growth, (half, [1.0]), "filtered must"),
    )
    assert wrong == []
