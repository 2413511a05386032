"""What pages ask of many classes and many games: few logits, leads, averages."""

import math

import numpy as np
import pytest

from softmax_viz import core

LOGITS = [0.3, 2.0, -1.0, 2.0, 5.0, 0.0]


@pytest.mark.parametrize("t", [0.05, 1.0, 20.0])
def test_softmax_of_a_few_logits_is_that_of_all(t: float) -> None:
    few = core.few_logits(LOGITS, 3, t)
    now = core.largest_and_rest(LOGITS, 3, t)
    assert few.has_rest
    assert few.values[:3] == (5.0, 2.0, 2.0)
    expected = [*now.probabilities, now.rest]
    np.testing.assert_allclose(core.softmax(few.values, t), expected, rtol=1e-13)


@pytest.mark.parametrize("k", [6, 10])
def test_few_classes_leave_no_rest(k: int) -> None:
    few = core.few_logits(LOGITS, k)
    assert few == core.FewLogits(tuple(sorted(LOGITS, reverse=True)), has_rest=False)
    assert few.finite


def test_at_infinity_no_finite_logit_stands_for_many() -> None:
    assert not core.few_logits(LOGITS, 3, math.inf).finite
    assert core.few_logits(LOGITS, 3, 0).values[-1] == 0.3


@pytest.mark.parametrize("k", [0, -1, 1.5])
def test_few_is_a_whole_number(k: float) -> None:
    with pytest.raises(ValueError, match="k must be an integer"):
        core.few_logits(LOGITS, k)  # type: ignore[arg-type]


def test_needed_leads_are_the_gaps_for_that_share() -> None:
    # For 90 % against K - 1 others: log(9 (K - 1)).
    leads = core.needed_leads(0.9, (2, 3, 1000))
    assert leads == pytest.approx([math.log(9 * n) for n in (1, 2, 999)], rel=1e-14)
    assert core.needed_leads(0.9, [10]) == pytest.approx([math.log(81)])


VALUES = (0.6, 0.3, 0.0)


@pytest.mark.parametrize("t", [0.0, 0.7, math.inf])
def test_seeded_draws_are_those_of_that_generator(t: float) -> None:
    for _ in range(2):  # drawn, and then remembered
        kept = core.seeded_gumbel_max(LOGITS, 500, 16, 1, t)
        new = core.gumbel_max(LOGITS, 500, core.generator(16, 1), t)
        np.testing.assert_array_equal(kept, new)


def test_seeded_averages_are_the_averages_of_that_generator() -> None:
    kept = core.seeded_averages(VALUES, (0, 1.0), 20, 5, 16, 1)
    new = core.average_bandit(VALUES, (0, 1.0), 20, 5, core.generator(16, 1))
    np.testing.assert_array_equal(kept.mean_regret, new.mean_regret)
    np.testing.assert_array_equal(kept.final_error, new.final_error)
    np.testing.assert_array_equal(kept.stuck_share, new.stuck_share)


def test_seeded_averages_are_played_once_and_cannot_be_written_to() -> None:
    first = core.seeded_averages(VALUES, (0, 1.0), 20, 5, 7)
    assert core.seeded_averages(VALUES, (0, 1.0), 20, 5, 7) is first
    for array in (first.mean_regret, first.final_error, first.stuck_share):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_the_end_of_the_averages_and_its_margin() -> None:
    averages = core.seeded_averages(VALUES, core.BANDIT_TEMPERATURES, 50, 20, 3)
    np.testing.assert_array_equal(averages.final, averages.mean_regret[:, -1])
    np.testing.assert_array_equal(averages.final_margin, 2 * averages.final_error)
    assert averages.final[averages.best] == averages.final.min()


def test_the_temperatures_of_the_bandit_run_from_limit_to_limit() -> None:
    temperatures = core.BANDIT_TEMPERATURES
    assert (temperatures[0], temperatures[-1]) == (0, math.inf)
    assert list(temperatures) == sorted(temperatures)


def test_an_infinite_loss_is_told() -> None:
    wrong = core.calibration_at([[1.0, 0.0]], [1], 0.0)
    assert wrong.loss_is_infinite
    assert not core.calibration_at([[1.0, 0.0]], [1], 1.0).loss_is_infinite
