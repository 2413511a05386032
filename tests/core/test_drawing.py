"""Draws by one number, by noise, and their counts: laws, exact sums, scipy's chi²."""

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from softmax_viz import core
from tests.core import cases, oracle

N = 100_000
UNLIKELY = 1e-6  # a right sampler fails a chi² test this seldom; the seeds are fixed

SOME = [p for z, t in cases.HARD if not np.isnan(p := core.softmax(z, t)).any()]


@pytest.mark.parametrize("i", range(len(SOME)))
def test_borders_are_the_exact_sums_correctly_rounded(i: int) -> None:
    p = SOME[i].tolist()
    borders = core.cumulative(p).tolist()
    last = max(j for j, x in enumerate(p) if x > 0)
    for j, border in enumerate(borders):
        exact = float(sum(map(Fraction, p[: j + 1])))
        assert border == (1.0 if j >= last else min(exact, 1.0))
    assert borders == sorted(borders)


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


@pytest.mark.parametrize("t", [0.3, 1.0, 5.0, math.inf])
def test_both_roads_draw_with_the_probabilities_of_softmax(t: float) -> None:
    z = [2.0, 1.0, 0.5, 1.0]
    expected = N * np.array([float(p) for p in oracle.softmax(z, t)])
    rng = np.random.default_rng(5)
    by_u = core.draw_counts(core.inverse_cdf(core.softmax(z, t), rng.random(N)), 4)
    by_noise = core.draw_counts(core.gumbel_max(z, N, rng, t), 4)
    assert stats.chisquare(by_u, expected).pvalue > UNLIKELY
    assert stats.chisquare(by_noise, expected).pvalue > UNLIKELY


@pytest.mark.parametrize("i", range(0, len(cases.HARD), 3))
def test_the_largest_score_is_what_gumbel_max_draws_from_the_same_noise(i: int) -> None:
    z, t = cases.HARD[i]
    drawn = core.gumbel_max(z, 50, np.random.default_rng(i), t)
    noise = np.random.default_rng(i).gumbel(size=(50, len(z)))
    assert core.gumbel_scores(z, noise, t).argmax(axis=-1).tolist() == drawn.tolist()


def test_scores_do_not_move_when_all_logits_move() -> None:
    noise = np.random.default_rng(6).gumbel(size=(7, 3))
    np.testing.assert_array_equal(
        core.gumbel_scores([2.0, 1.0, 0.5], noise, 0.25),
        core.gumbel_scores([66.0, 65.0, 64.5], noise, 0.25),
    )


def test_at_the_limits_the_logits_or_the_noise_decide_alone() -> None:
    noise = [0.5, -0.25, 3.0]
    cold = core.gumbel_scores([1.0, 1.0, 0.0], noise, 0.0)
    assert cold.tolist() == [0.5, -0.25, -math.inf]
    assert core.gumbel_scores([1.0, 1.0, 0.0], noise, math.inf).tolist() == noise


@pytest.mark.parametrize(
    ("values", "winners", "margin"),
    [
        ([2.0, 1.0, 0.5], (0,), 1.0),
        ([0.5, 2.0, 1.5], (1,), 0.5),
        ([1.0, 3.0, 3.0], (1, 2), 0.0),
        ([7.0], (0,), math.inf),
        ([0.0, -math.inf], (0,), math.inf),
        ([1e308, -1e308], (0,), math.inf),
    ],
)
def test_the_lead_and_its_margin(
    values: list[float], winners: tuple[int, ...], margin: float
) -> None:
    assert core.lead(values) == core.Lead(winners, margin)


@pytest.mark.parametrize("i", range(len(cases.HARD)))
def test_who_leads_among_the_logits_leads_at_every_temperature(i: int) -> None:
    z, t = cases.HARD[i]
    assert set(core.lead(z).winners) <= set(core.lead(core.softmax(z, t)).winners)


@pytest.mark.parametrize("i", range(0, len(SOME), 2))
def test_what_is_cut_and_what_is_kept_make_one(i: int) -> None:
    p = SOME[i]
    for k in {1, (len(p) + 1) // 2, len(p)}:
        kept = core.top_k(p, k)
        lost = core.mass_cut(p, kept)
        assert math.fsum([lost, *p[kept > 0]]) == pytest.approx(1, abs=1e-15)
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


@pytest.mark.parametrize("i", range(0, len(SOME), 5))
def test_a_kept_class_grows_as_the_rest_does(i: int) -> None:
    p = SOME[i]
    for filtered in (core.top_k(p, 1), core.top_p(p, 0.8), core.top_p(p, 1.0)):
        times = float(core.growth(p, filtered))
        assert times >= 1 - 1e-15
        assert times * (1 - float(core.mass_cut(p, filtered))) == pytest.approx(1)
        np.testing.assert_allclose(
            filtered[filtered > 0], times * p[filtered > 0], rtol=1e-15
        )


@pytest.mark.parametrize(
    ("call", "argument"),
    [
        (lambda: core.lead([]), "values"),
        (lambda: core.lead([1.0, math.nan]), "values"),
        (lambda: core.cumulative([0.5, 0.4]), "probabilities"),
        (lambda: core.cumulative([math.nan, math.nan]), "probabilities"),
        (lambda: core.cumulative([[0.5, 0.5]]), "probabilities"),
        (lambda: core.inverse_cdf([0.5, 0.5], 1.0), "u"),
        (lambda: core.inverse_cdf([0.5, 0.5], -0.1), "u"),
        (lambda: core.inverse_cdf([0.5, 0.5], math.nan), "u"),
        (lambda: core.gumbel_scores([1, 2], [0.1]), "noise"),
        (lambda: core.gumbel_scores([1, 2], [0.1, 0.2], -1), "temperature"),
        (lambda: core.mass_cut([0.5, 0.5], [1.0]), "filtered"),
        (lambda: core.growth([0.5, 0.5], [1.0]), "filtered"),
        (lambda: core.draw_counts([0, 2], 2), "draws"),
        (lambda: core.draw_counts([-1], 2), "draws"),
        (lambda: core.draw_counts([0.0], 2), "draws"),
        (lambda: core.running_shares([0, 1], 2, [3]), "after"),
        (lambda: core.running_shares([0, 1], 2, [0]), "after"),
        (lambda: core.standard_error([1.5], 10), "probabilities"),
        (lambda: core.standard_error([0.5], 0), "draws"),
    ],
)
def test_nonsense_is_refused_by_name(call: Callable[[], object], argument: str) -> None:
    with pytest.raises(ValueError, match=rf"^{argument} must"):
        call()
