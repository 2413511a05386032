"""A guessed distribution: dragging it, and how far it is from the true one."""

import math

import numpy as np
import pytest

from softmax_viz import core

P = core.softmax([2.0, 1.0, 0.5])


@pytest.mark.parametrize("wanted", [-1.0, 0.0, 0.004, 0.25, 0.999, 1.0, 7.0])
@pytest.mark.parametrize("i", range(3))
def test_dragged_shares_add_up_to_one_and_the_others_keep_their_ratio(
    i: int, wanted: float
) -> None:
    q = core.dragged_shares(P, i, wanted)
    a, b = (k for k in range(3) if k != i)
    assert q.sum() == pytest.approx(1, abs=1e-15)
    assert q[i] == min(max(round(wanted, 2), 0), 1)
    assert q[a] * P[b] == pytest.approx(q[b] * P[a], abs=1e-15)


def test_from_all_or_nothing_the_others_come_back_equally() -> None:
    assert core.dragged_shares([1.0, 0.0, 0.0], 0, 0.5).tolist() == [0.5, 0.25, 0.25]


@pytest.mark.parametrize("wanted", [0.1, 0.62, 1.0])
def test_a_drag_back_and_forth_ends_where_it_ends(wanted: float) -> None:
    there = core.dragged_shares(P, 1, 0.3)
    direct = core.dragged_shares(P, 1, wanted)
    assert core.dragged_shares(there, 1, wanted) == pytest.approx(direct, abs=1e-15)


def test_a_perfect_guess_is_at_no_distance_and_wastes_nothing() -> None:
    assert core.total_variation(P, P) == core.wasted_bits(P, P) == 0


def test_wasted_bits_are_cross_entropy_less_entropy() -> None:
    q = np.array([0.5, 0.3, 0.2])
    cross_entropy = -float((P * np.log2(q)).sum())
    expected = cross_entropy - float(core.entropy(P, 2))
    assert core.wasted_bits(P, q) == pytest.approx(expected, abs=1e-14)


def test_who_rules_out_what_happens_wastes_without_end() -> None:
    assert core.wasted_bits([0.5, 0.5], [1, 0]) == math.inf
    assert core.wasted_bits([1, 0], [0.5, 0.5]) == pytest.approx(1)


def test_total_variation_is_a_distance_up_to_one() -> None:
    q, r = core.softmax([0.0, 1.0, 2.0]), np.full(3, 1 / 3)
    assert core.total_variation([1, 0], [0, 1]) == 1
    assert core.total_variation(P, q) == core.total_variation(q, P)
    through = core.total_variation(P, r) + core.total_variation(r, q)
    assert core.total_variation(P, q) <= through
