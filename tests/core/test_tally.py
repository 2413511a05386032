"""Draws from a seed: the cut before them, the counts and margins after them."""

import math
from typing import Any

import numpy as np
import pytest

from softmax_viz import core

P = core.softmax([2.0, 1.0, 0.5])


def test_a_seed_gives_the_same_numbers_and_a_stream_others() -> None:
    first = core.generator(5).random(4)
    np.testing.assert_array_equal(core.generator(5).random(4), first)
    np.testing.assert_array_equal(np.random.default_rng(5).random(4), first)
    second = core.generator(5, stream=1).random(4)
    np.testing.assert_array_equal(np.random.default_rng((5, 1)).random(4), second)
    assert not np.isin(second, first).any()


@pytest.mark.parametrize(("seed", "stream"), [(-1, 0), (1.5, 0), (True, 0), (1, -1)])
def test_a_seed_is_a_whole_number(seed: Any, stream: Any) -> None:
    with pytest.raises(ValueError, match="must be an integer of at least 0"):
        core.generator(seed, stream)


def test_without_a_cut_nothing_is_cut() -> None:
    np.testing.assert_array_equal(core.filtered(P), P)


@pytest.mark.parametrize("k", [1, 2, 3, 4, 20])
def test_a_cut_by_k_is_top_k_and_spares_all_where_k_is_large(k: int) -> None:
    np.testing.assert_array_equal(core.filtered(P, k=k), core.top_k(P, min(k, 3)))


@pytest.mark.parametrize("mass", [0.0, 0.5, 0.8, 1.0])
def test_a_cut_by_mass_is_top_p(mass: float) -> None:
    np.testing.assert_array_equal(core.filtered(P, mass=mass), core.top_p(P, mass))


@pytest.mark.parametrize("k", [0, -1, 1.5])
def test_a_cut_that_makes_no_sense_is_refused(k: Any) -> None:
    with pytest.raises(ValueError, match="k must be an integer"):
        core.filtered(P, k=k)


def test_softmax_of_masked_logits_has_the_filtered_probabilities() -> None:
    kept = core.filtered(P, k=2)
    masked = core.masked([2.0, 1.0, 0.5], kept)
    assert masked[2] == -math.inf
    np.testing.assert_allclose(core.softmax(masked), kept, rtol=1e-15)


def test_a_mask_must_fit_its_logits() -> None:
    with pytest.raises(ValueError, match=r"shape \(2,\), got \(3,\)"):
        core.masked([1.0, 2.0], P)


def test_counts_and_shares_are_those_of_the_draws() -> None:
    draws = core.inverse_cdf(P, core.generator(3).random(1000))
    found = core.draw_summary(draws, P)
    np.testing.assert_array_equal(found.counts, core.draw_counts(draws, 3))
    assert found.counts.sum() == 1000
    assert math.fsum(found.shares) == pytest.approx(1, abs=1e-15)
    np.testing.assert_array_equal(found.margins, 2 * core.standard_error(P, 1000))


def test_a_class_without_probability_has_no_margin() -> None:
    found = core.draw_summary([0, 0], [1.0, 0.0])
    assert found.shares.tolist() == [1, 0]
    assert found.margins.tolist() == [0, 0]


def test_no_draws_have_no_shares() -> None:
    with pytest.raises(ValueError, match="number of draws"):
        core.draw_summary(np.array([], dtype=int), P)


def test_most_shares_lie_within_their_margin() -> None:
    draws = [core.inverse_cdf(P, core.generator(i).random(400)) for i in range(500)]
    found = [core.draw_summary(each, P) for each in draws]
    inside = [np.abs(each.shares - P) <= each.margins for each in found]
    # Two standard errors of a normal share hold 95.4 % of them.
    assert np.mean(inside) == pytest.approx(0.954, abs=0.02)


def test_bands_are_the_margins_after_each_number_of_draws() -> None:
    after = (1, 10, 400)
    bands = core.margin_bands(P, after)
    assert bands.shape == (3, 3)
    for j, n in enumerate(after):
        expected = 2 * core.standard_error(P, n)
        np.testing.assert_allclose(bands[:, j], expected, rtol=1e-15)


@pytest.mark.parametrize("after", [[0], [1, -1], [math.nan]])
def test_a_band_begins_after_one_draw(after: list[float]) -> None:
    with pytest.raises(ValueError, match="after must be at least 1"):
        core.margin_bands(P, after)


@pytest.mark.parametrize("most", [1, 2, 7, 10, 99, 100, 10_000])
def test_counts_on_a_log_scale_run_from_one_to_the_most(most: int) -> None:
    counts = core.log_counts(most)
    assert (counts[0], counts[-1]) == (1, most)
    assert list(counts) == sorted(set(counts))


def test_counts_on_a_log_scale_pass_every_power_of_ten() -> None:
    assert {1, 10, 100, 1000, 10_000} <= set(core.log_counts(10_000))


@pytest.mark.parametrize("most", [0, 1.5, True])
def test_the_most_is_a_whole_number(most: Any) -> None:
    with pytest.raises(ValueError, match="most must be an integer"):
        core.log_counts(most)
