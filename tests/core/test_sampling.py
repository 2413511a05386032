"""Cutting a distribution short, and drawing from it: laws, order, ties, masks."""

import math

import numpy as np

from softmax_viz import core
from tests.core.cases import INF, NAN, Cases, Floats, failing
from tests.core.refusals import wrongly_refused

P = np.array([0.5, 0.3, 0.15, 0.05])


# --- laws -----------------------------------------------------------------------------


def test_the_most_likely_are_kept_and_renormalised() -> None:
    np.testing.assert_allclose(core.top_k(P, 2), [0.625, 0.375, 0, 0], rtol=1e-15)
    np.testing.assert_allclose(core.top_p(P, 0.8), [0.625, 0.375, 0, 0], rtol=1e-15)
    np.testing.assert_allclose(core.top_p(P, 0.81), [*P[:3] / 0.95, 0], rtol=1e-15)
    np.testing.assert_allclose(core.top_k(P[::-1], 1), [0, 0, 0, 1])


def test_all_classes_stay_what_they_are(hard: Cases) -> None:
    for z, t in hard:
        p = core.softmax(z, t)
        np.testing.assert_allclose(core.top_k(p, len(z)), p, rtol=5e-16)
        np.testing.assert_allclose(core.top_p(p, 1.0), p, rtol=5e-16)


def is_renormalised(p: Floats, kept: Floats) -> bool:
    """Return whether what is kept adds up to 1 in unchanged ratios."""
    total = math.fsum(p[kept > 0])
    same = np.allclose(kept[kept > 0] * total, p[kept > 0], rtol=1e-15, atol=5e-324)
    return same and abs(math.fsum(kept) - 1) <= 2**-50


def test_top_k_keeps_k_and_none_that_is_less_likely_than_one_cut(hard: Cases) -> None:
    def is_right(z: list[float], t: float, k: int) -> bool:
        p = core.softmax(z, t)
        kept = core.top_k(p, k)
        if np.count_nonzero(kept) != min(k, np.count_nonzero(p)):
            return False
        likelier = p[kept > 0].min() >= max(p[kept == 0], default=0)
        return bool(likelier and is_renormalised(p, kept))

    cases = [(z, t, k) for z, t in hard for k in (1, (len(z) + 1) // 2)]
    wrong = failing(cases, is_right)
    assert wrong == []


def test_top_p_keeps_the_smallest_set_that_has_the_mass(hard: Cases) -> None:
    def is_right(z: list[float], t: float, mass: float) -> bool:
        p = core.softmax(z, t)
        kept = core.top_p(p, mass)
        likely = sorted(p[kept > 0], reverse=True)
        enough = math.fsum(likely) >= mass
        too_few = math.fsum(likely[:-1]) < mass
        return enough and too_few and is_renormalised(p, kept)

    cases = [(z, t, mass) for z, t in hard for mass in (0.1, 0.5, 0.9)]
    wrong = failing(cases, is_right)
    assert wrong == []


def test_of_ties_at_the_border_the_lower_index_stays() -> None:
    tied = [0.2, 0.4, 0.2, 0.2]
    kept = [1 / 3, 2 / 3, 0, 0]
    np.testing.assert_allclose(core.top_k(tied, 2), kept, rtol=1e-15)
    np.testing.assert_allclose(core.top_p(tied, 0.5), kept, rtol=1e-15)


def test_each_vector_of_a_batch_is_cut_alone() -> None:
    batch = np.array([[P, P[::-1]], [[0.25] * 4, [NAN] * 4]])
    for cut in (core.top_k(batch, 2), core.top_p(batch, 0.5)):
        np.testing.assert_array_equal(cut[0, 0], cut[0, 1, ::-1])
        np.testing.assert_array_equal(cut[1], [[0.5, 0.5, 0, 0], [NAN] * 4])


# --- drawing; that the frequencies are right is in test_drawing -----------------------


def test_a_masked_class_is_never_drawn() -> None:
    for t in (1e-6, 1.0, 1e6, INF):
        drawn = core.gumbel_max([0.0, -INF, 0.0], 2000, np.random.default_rng(2), t)
        assert set(drawn.tolist()) == {0, 2}


def test_without_temperature_only_the_tied_maxima_are_drawn() -> None:
    rng = np.random.default_rng(4)
    assert set(core.gumbel_max([3.0, 0.0, 3.0], 200, rng, 0.0).tolist()) == {0, 2}
    assert core.gumbel_max([0.0, 3.0], (2, 3), rng, 0.0).tolist() == [[1] * 3] * 2


def test_the_draws_have_the_shape_asked_for() -> None:
    rng = np.random.default_rng(5)
    for size in (0, 7, (40, 50), (2, 3, 4)):
        assert core.gumbel_max([0.0, 1.0], size, rng).shape == np.empty(size).shape


# --- what is refused ------------------------------------------------------------------


def test_nonsense_is_refused_by_name() -> None:
    half, draw, rng = [0.5, 0.5], core.gumbel_max, np.random.default_rng(6)
    wrong = wrongly_refused(
        (core.top_k, (half, 0), "k must be an integer from 1 to 2, got 0"),
        (core.top_k, (half, 3), "k must be an integer from 1 to 2, got 3"),
        (core.top_p, (half, 1.5), "p must be from 0 to 1, got 1.5"),
        (core.top_p, (half, -0.1), "p must be from 0 to 1, got -0.1"),
        (core.top_p, (half, NAN), "p must be from 0 to 1, got nan"),
        (draw, ([-INF, -INF], 3, rng), "logits must have a distribution"),
        (draw, ([NAN, 1.0], 3, rng), "logits must have a distribution"),
        (draw, ([[1.0, 2.0]], 3, rng), "logits must be one vector"),
        (draw, ([1, 2], 3, None), "rng must be a numpy.random.Generator, got None"),
        (draw, ([1, 2], "many", rng), "size must be a length or a tuple of them"),
        (draw, ([1, 2], -1, rng), "size must be a length or a tuple of them, got -1"),
    )
    assert wrong == []
