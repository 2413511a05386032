"""The simplex: its points, the way back from them, and the logits that lead there."""

import math
from typing import Any

import mpmath
import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import failing
from tests.core.refusals import wrongly_refused

TRIPLES = np.random.default_rng(11).dirichlet([0.4, 0.4, 0.4], 200)
PAIRS = np.random.default_rng(12).dirichlet([0.4, 0.4], 200)
TEMPERATURES = [1e-300, 0.05, 0.7, 1.0, 20.0, 1e300]


# --- points -------------------------------------------------------------------------


def test_the_corners_are_those_of_a_triangle_of_side_one() -> None:
    corners = core.simplex_points(np.eye(3))
    sides = [math.dist(corners[i], corners[j]) for i, j in ((0, 1), (1, 2), (2, 0))]
    assert sides == pytest.approx([1, 1, 1], rel=1e-15)
    assert corners[0, 1] > corners[1, 1] == corners[2, 1] == 0  # class 1 is on top


def test_equal_shares_lie_in_the_middle() -> None:
    corners = core.simplex_points(np.eye(3))
    middle = core.simplex_points([1 / 3] * 3)
    distances = [math.dist(middle, corner) for corner in corners]
    assert distances == pytest.approx([distances[0]] * 3, rel=1e-14)


def test_a_probability_is_the_distance_from_the_opposite_side() -> None:
    corners = core.simplex_points(np.eye(3))
    for p, point in zip(TRIPLES, core.simplex_points(TRIPLES), strict=True):
        for i in range(3):
            a, b = np.delete(corners, i, axis=0)
            (ux, uy), (vx, vy) = b - a, point - a
            assert abs(ux * vy - uy * vx) == pytest.approx(p[i] * math.sqrt(3) / 2)


def test_distances_in_the_triangle_are_those_of_the_distributions() -> None:
    points = core.simplex_points(TRIPLES)
    in_triangle = np.linalg.norm(points[1:] - points[:-1], axis=-1)
    between = np.linalg.norm(TRIPLES[1:] - TRIPLES[:-1], axis=-1)
    np.testing.assert_allclose(in_triangle, between / math.sqrt(2), rtol=1e-12)


def test_two_classes_lie_on_a_segment() -> None:
    points = core.simplex_points(PAIRS)
    np.testing.assert_array_equal(points[:, 0], PAIRS[:, 1])
    assert not points[:, 1].any()


@pytest.mark.parametrize("p", [TRIPLES, PAIRS], ids=["three", "two"])
def test_a_point_leads_back_to_its_distribution(p: Any) -> None:
    points = core.simplex_points(p)
    back = core.nearest_probabilities(points, p.shape[-1])
    np.testing.assert_allclose(back, p, atol=1e-15)
    folded = core.nearest_probabilities(points.reshape(4, 50, 2), p.shape[-1])
    np.testing.assert_array_equal(folded.reshape(p.shape), back)


def test_no_point_of_the_simplex_is_nearer_than_the_one_given() -> None:
    outside = np.random.default_rng(13).uniform(-1, 2, (300, 2))
    nearest = core.nearest_probabilities(outside)
    distance = np.linalg.norm(core.simplex_points(nearest) - outside, axis=-1)
    rivals = core.simplex_points(np.concatenate([TRIPLES, np.eye(3)]))
    others = np.linalg.norm(rivals[None] - outside[:, None], axis=-1)
    assert (distance <= others.min(axis=-1) + 1e-15).all()
    # Moving from the answer towards any corner leads away, or along the border.
    for corner in np.eye(3):
        step = core.simplex_points(0.999 * nearest + 0.001 * corner)
        assert (np.linalg.norm(step - outside, axis=-1) >= distance - 1e-15).all()


# --- logits -------------------------------------------------------------------------


@pytest.mark.parametrize("n", [2, 3, 20])
def test_softmax_gives_back_the_probabilities(n: int) -> None:
    p = np.random.default_rng(n).dirichlet([0.05] * n, 100)  # some below 1e-50
    p = p[(p > 0).all(axis=-1)]
    assert len(p) > 20
    bound = (2 + abs(np.log(p))) * 2.0**-51
    for t in TEMPERATURES:
        back = core.softmax(core.logits_from_probabilities(p, t), t)
        assert (abs(back - p) <= bound * p).all()


def test_moderate_probabilities_come_back_to_the_last_digits() -> None:
    for t in (0.05, 1.0, 20.0):
        back = core.softmax(core.logits_from_probabilities([0.5, 0.3, 0.2], t), t)
        np.testing.assert_allclose(back, [0.5, 0.3, 0.2], rtol=1e-15)


def test_the_logits_have_the_soft_maximum_that_was_asked_for() -> None:
    for t in TEMPERATURES:
        wanted = 3 * t
        z = core.logits_from_probabilities(TRIPLES, t, wanted)
        np.testing.assert_allclose(core.soft_maximum(z, t), wanted, rtol=1e-13)


@pytest.mark.parametrize("t", [0.05, 1.0, 20.0])
def test_sharing_anew_among_three_moves_no_other_class(t: float) -> None:
    z = np.array([2.0, 1.0, 0.5, -1.0, 1.7])
    of = [0, 2, 4]
    moved = z.copy()
    moved[of] = core.logits_from_probabilities(
        [0.2, 0.5, 0.3], t, core.soft_maximum(z[of], t)
    )
    before, after = core.softmax(z, t), core.softmax(moved, t)
    np.testing.assert_allclose(after[[1, 3]], before[[1, 3]], rtol=1e-13)
    np.testing.assert_allclose(
        after[of], before[of].sum() * np.array([0.2, 0.5, 0.3]), rtol=1e-13
    )


def test_each_logit_moves_by_t_times_the_logarithm_of_its_growth() -> None:
    z, t = np.array([2.0, 1.0, 0.5]), 0.7
    q = np.array([0.2, 0.5, 0.3])
    moved = core.logits_from_probabilities(q, t, core.soft_maximum(z, t))
    growth = q / core.softmax(z, t)
    np.testing.assert_allclose(moved - z, t * np.log(growth), rtol=1e-13)


def test_an_edge_would_need_an_infinite_logit() -> None:
    z = core.logits_from_probabilities([0.5, 0.5, 0.0])
    assert z.tolist() == [math.log(0.5), math.log(0.5), -math.inf]
    assert core.softmax(z).tolist() == [0.5, 0.5, 0]


def test_a_batch_may_have_one_soft_maximum_each() -> None:
    whole = np.arange(200.0)
    z = core.logits_from_probabilities(TRIPLES, 2.0, whole)
    for row, p, one in zip(z, TRIPLES, whole, strict=True):
        expected = core.logits_from_probabilities(p, 2.0, float(one))
        np.testing.assert_array_equal(row, expected)


# --- the soft maximum ---------------------------------------------------------------


@pytest.mark.parametrize("t", [1e-6, 0.3, 1.0, 50.0])
def test_the_soft_maximum_is_right_unless_it_cancels(t: float) -> None:
    def is_right(z: list[float]) -> bool:
        exact = max(z) + mpmath.mpf(t) * oracle.log_total(oracle.gaps(z, t))
        size = max(abs(max(z)), abs(exact), t)
        return bool(abs(core.soft_maximum(z, t) - exact) <= 3 * math.ulp(size))

    some = np.random.default_rng(14).normal(0, 3, (40, 6)).tolist()
    wrong = failing(zip(some), is_right)
    assert wrong == []


def test_at_t_1_it_is_logsumexp() -> None:
    z = np.random.default_rng(15).normal(0, 3, (40, 6))
    np.testing.assert_allclose(core.soft_maximum(z), core.logsumexp(z), rtol=1e-14)


@pytest.mark.parametrize(
    ("z", "t", "expected"),
    [
        ([3.0, 2.0], 0.0, 3.0),
        ([3.0, 2.0], math.inf, math.inf),
        ([3.0], math.inf, 3.0),
        ([3.0, -math.inf], 1.0, 3.0),
        ([3.0, -math.inf], math.inf, 3.0),
        ([-math.inf, -math.inf], 1.0, -math.inf),
        ([1e308, -1e308], 1e-6, 1e308),
        ([5.0, 5.0], 1e-320, 5.0),
    ],
)
def test_the_soft_maximum_at_its_edges(z: list[float], t: float, expected: Any) -> None:
    assert core.soft_maximum(z, t) == expected


def test_the_soft_maximum_takes_away_the_last_axis_and_no_other() -> None:
    assert np.shape(core.soft_maximum(np.zeros((1, 1, 3)))) == (1, 1)


def test_a_nan_gives_nan() -> None:
    assert math.isnan(core.soft_maximum([math.nan, 1.0]))


# --- what is refused ----------------------------------------------------------------


def test_nonsense_is_refused_by_name() -> None:
    half, logits = [0.5, 0.5], core.logits_from_probabilities
    wrong = wrongly_refused(
        (core.simplex_points, ([0.25] * 4,), "probabilities must be of 2 or 3 classes"),
        (core.simplex_points, ([0.5, 0.6],), "probabilities must add up to 1"),
        (core.nearest_probabilities, ([0, 0], 4), "classes must be 2 or 3, got 4"),
        (core.nearest_probabilities, ([0, 0, 0],), "points must be finite pairs"),
        (core.nearest_probabilities, ([0, math.nan],), "points must be finite pairs"),
        (logits, (half, 0), "temperature must be positive and finite, got 0"),
        (logits, (half, math.inf), "temperature must be positive and finite, got inf"),
        (logits, ([1.5, -0.5],), "probabilities must not be negative, got -0.5"),
        (core.soft_maximum, ([],), "logits must not be empty, got shape (0,)"),
    )
    assert wrong == []
