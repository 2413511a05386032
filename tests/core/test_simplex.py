"""Moving on the simplex: shares among some classes, the path of T, gains, borders."""

import math

import numpy as np
import pytest

from softmax_viz import core

INF = math.inf
Z = [2.0, 1.0, 0.5, -1.0]


# --- shares among some classes --------------------------------------------------------


@pytest.mark.parametrize("t", [1e-3, 0.5, 1.0, 20.0, 1e6])
@pytest.mark.parametrize("q", [[0.2, 0.3, 0.5], [1e-9, 0.5, 0.5 - 1e-9]])
def test_some_classes_share_anew_and_the_others_stay(t: float, q: list[float]) -> None:
    of = [3, 0, 2]
    before = core.softmax(Z, t)
    after = core.softmax(core.shared_logits(Z, of, q, t), t)
    assert after[1] == pytest.approx(before[1], rel=1e-10, abs=1e-300)
    together = before[of].sum()
    np.testing.assert_allclose(after[of], together * np.array(q), rtol=1e-10)


def test_sharing_as_before_changes_nothing() -> None:
    p = core.softmax(Z, 0.7)[[0, 1]]
    same = core.shared_logits(Z, [0, 1], p / p.sum(), 0.7)
    np.testing.assert_allclose(same, Z, rtol=1e-14)


def test_shares_must_be_shares_at_a_temperature_that_decides() -> None:
    with pytest.raises(ValueError, match="probabilities must add up to 1"):
        core.shared_logits(Z, [0, 1], [0.5, 0.6])
    for t in (0.0, INF):
        with pytest.raises(ValueError, match="temperature must be positive and finite"):
            core.shared_logits(Z, [0, 1], [0.5, 0.5], t)


# --- the path of temperature ----------------------------------------------------------


@pytest.mark.parametrize("z", [Z, [3.0, 3.0, 1.0], [1e308, -1e308], [0.0, 1e-9, 1.0]])
def test_the_path_leads_from_hardmax_to_uniform_ever_less_decided(
    z: list[float],
) -> None:
    path = core.temperature_path(z)
    np.testing.assert_array_equal(path[0], core.hardmax(z))
    np.testing.assert_array_equal(path[-1], core.softmax(z, INF))
    np.testing.assert_allclose(path.sum(axis=1), 1, rtol=1e-14)
    assert (np.diff(core.entropy(path)) >= -1e-12).all()


@pytest.mark.parametrize("z", [Z, [3.0, 3.0, 1.0], [0.0, 1e-9, 1.0]])
def test_neighbours_on_the_path_are_close(z: list[float]) -> None:
    path = core.temperature_path(z)
    assert np.abs(np.diff(path, axis=0)).max() < 0.03


def test_only_the_shape_of_logits_makes_the_path() -> None:
    path = core.temperature_path(Z)
    np.testing.assert_array_equal(core.temperature_path(np.array(Z) * 1024), path)


def test_equal_logits_stay_where_they_are() -> None:
    np.testing.assert_array_equal(core.temperature_path([2.0] * 4), [[0.25] * 4])


# --- gains ----------------------------------------------------------------------------


@pytest.mark.parametrize("t", [0.3, 1.0, 20.0])
@pytest.mark.parametrize("step", [0.5, -2.0, 1e-3])
def test_a_gain_is_the_difference_of_two_softmaxes(t: float, step: float) -> None:
    before = core.softmax(Z, t)
    for j in range(4):
        moved = np.array(Z)
        moved[j] += step * t
        gains = [core.gain(Z, i, j, step, t) for i in range(4)]
        np.testing.assert_allclose(gains, core.softmax(moved, t) - before, atol=2e-15)
        assert math.fsum(gains) == pytest.approx(0, abs=1e-15)


def test_a_small_step_gains_what_the_slope_promises() -> None:
    for t in (0.5, 3.0):
        slopes = core.softmax_jacobian(Z, t) * t
        gains = [[core.gain(Z, i, j, 1e-9, t) for j in range(4)] for i in range(4)]
        np.testing.assert_allclose(gains, slopes * 1e-9, rtol=1e-8)


def test_a_tiny_gain_keeps_its_digits() -> None:
    # p_2 = e^-40 nearly, and the first class loses just what the second one gains.
    lost = core.gain([40.0, 0.0], 0, 1, math.log(2), 1.0)
    assert lost == pytest.approx(-math.exp(-40), rel=1e-12)


def test_a_gain_is_of_classes_that_exist() -> None:
    with pytest.raises(ValueError, match="j must be an integer from 0 to 3, got 4"):
        core.gain(Z, 0, 4, 0.5, 1.0)
    with pytest.raises(ValueError, match="i must be an integer from 0 to 3, got -1"):
        core.gain(Z, -1, 0, 0.5, 1.0)


# --- borders further inside -----------------------------------------------------------


@pytest.mark.parametrize("classes", [2, 3])
def test_each_class_keeps_its_least_and_nothing_possible_is_nearer(
    classes: int,
) -> None:
    rng = np.random.default_rng(3)
    least = [0.02, 0.1, 0.0][:classes]
    room = 1 - sum(least)
    for point in rng.uniform(-1, 2, (50, 2)) * [1, classes - 2]:
        found = core.nearest_probabilities(point, classes, least)
        assert found.sum() == pytest.approx(1, rel=1e-15)
        assert (found >= least).all()
        possible = np.array(least) + room * rng.dirichlet([0.5] * classes, 200)
        distance = np.linalg.norm(core.simplex_points(possible) - point, axis=1)
        mine = np.linalg.norm(core.simplex_points(found) - point)
        assert mine <= distance.min() + 1e-12


def test_one_least_is_for_all_alike_and_none_is_the_simplex_itself() -> None:
    point = [0.9, -0.3]
    np.testing.assert_array_equal(
        core.nearest_probabilities(point, 3, 0.01),
        core.nearest_probabilities(point, 3, [0.01] * 3),
    )
    np.testing.assert_array_equal(
        core.nearest_probabilities(point), core.nearest_probabilities(point, 3, 0.0)
    )


@pytest.mark.parametrize("least", [-0.1, 0.5, [1.0, 0.0, 0.0], math.nan])
def test_the_least_must_leave_something(least: object) -> None:
    with pytest.raises(ValueError, match="least must be from 0 to less than 1 in all"):
        core.nearest_probabilities([0.5, 0.2], 3, least)  # type: ignore[arg-type]
