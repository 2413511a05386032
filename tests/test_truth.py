"""The true class and its loss, as the stage and the loss page use them."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.live.stage import StageAim, View, payload
from softmax_viz.scenario import DEFAULT, Scenario
from softmax_viz.scenario.training import Truth

ANIMALS = DEFAULT.scenario("en")
LESSONS = [Truth(1), Truth(2, 0.1), Truth(0, twice=True), Truth(1, 0.3, twice=True)]


@pytest.mark.parametrize("truth", LESSONS, ids=str)
@pytest.mark.parametrize("t", [0.3, 1.0, 4.0])
def test_the_gradient_is_the_measured_slope(truth: Truth, t: float) -> None:
    scenario = Scenario(ANIMALS.names, ANIMALS.logits, t)
    measured = core.numeric_gradient(
        lambda z: truth.loss(replace(scenario, logits=tuple(z))), scenario.logits
    )
    np.testing.assert_allclose(truth.gradient(scenario), measured, atol=1e-8)


@pytest.mark.parametrize("truth", LESSONS, ids=str)
def test_each_step_lowers_the_loss_towards_its_floor(truth: Truth) -> None:
    losses = [truth.loss(s) for s in (ANIMALS, *truth.descend(ANIMALS, 30))]
    assert len(losses) == 31
    assert all(a > b > truth.floor(3) for a, b in itertools.pairwise(losses))


def test_a_truth_beyond_the_last_class_is_the_last() -> None:
    truths = [Truth.numbered(n, 3, 0.1, 2.0, True) for n in (1, 3, 4, 20)]
    assert [truth.number for truth in truths] == [1, 3, 3, 3]
    assert truths[0] == Truth(0, 0.1, 2.0, True)


def test_the_course_has_the_loss_and_each_class_s_curve() -> None:
    truth = Truth(1)
    states = (ANIMALS, *truth.descend(ANIMALS, 2))
    course = truth.course(states)
    assert course.losses == [truth.loss(state) for state in states]
    assert len(course.probabilities) == 3
    columns = list(zip(*course.probabilities, strict=True))
    for column, state in zip(columns, states, strict=True):
        assert list(column) == core.softmax(state.logits).tolist()


def test_a_step_keeps_names_and_temperature() -> None:
    scenario = Scenario(("a", "b"), (1.0, 2.0), 0.5)
    (after,) = Truth(0).descend(scenario, 1)
    assert (after.names, after.temperature) == (("a", "b"), 0.5)
    expected = np.array([1.0, 2.0]) - core.cross_entropy_gradient([1, 2], 0, 0, 0.5)
    assert after.logits == tuple(expected.tolist())


@pytest.mark.parametrize("t", [0.0, 1e-320])
def test_where_the_slope_is_infinite_there_is_no_step(t: float) -> None:
    assert Truth(1).descend(Scenario(("a", "b"), (1.0, 0.0), t), 3) == ()


def aim_on_stage(scenario: Scenario, truth: Truth) -> StageAim:
    data = payload(
        scenario,
        "en",
        View(truth=truth),
        session=1,
        sequence=0,
        can_undo=False,
        can_redo=False,
    )
    aim = data["numbers"]["aim"]
    assert aim is not None
    return aim


def test_the_stage_gets_the_target_and_the_slopes_of_the_core() -> None:
    truth = Truth(1, 0.3)
    aim = aim_on_stage(ANIMALS, truth)
    assert aim["target"] == pytest.approx([0.1, 0.8, 0.1])
    slopes = core.cross_entropy_gradient(ANIMALS.logits, 1, 0.3)
    assert aim["gradient"] == slopes.tolist()


def test_an_infinite_slope_reaches_the_stage_by_its_name() -> None:
    aim = aim_on_stage(Scenario(("a", "b"), (1.0, 0.0), 0.0), Truth(1))
    assert aim["gradient"] == ["inf", "-inf"]


def test_softmax_twice_halves_the_arrows_and_stops_them_where_they_are_needed() -> None:
    """What the page says: where the model is surely wrong they all but vanish."""
    once, twice = (Truth(0, twice=bug).gradient(ANIMALS) for bug in (False, True))
    assert 0.5 < twice[0] / once[0] < 0.6
    wrong = Scenario(ANIMALS.names, (9.0, 1.0, -2.0))
    once, twice = (Truth(2, twice=bug).gradient(wrong) for bug in (False, True))
    assert once[2] == pytest.approx(-1, abs=1e-4)
    assert max(map(abs, twice)) < 2e-4
