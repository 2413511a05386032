"""The history: what undo leads back to, and what the stage's buttons do."""

import pytest

from softmax_viz.scenario import DEFAULT, History, Scenario, commanded

START = History(DEFAULT.scenario("en"))
TWO = [Scenario(("a", "b"), (float(i), 0.0)) for i in range(5)]


def adopted(*scenarios: Scenario) -> History:
    history = START
    for scenario in scenarios:
        history = history.adopt(scenario)
    return history


def test_the_trail_ends_where_the_number_of_classes_changed() -> None:
    assert START.trail(60) == ()
    assert adopted(*TWO).trail(60) == tuple(TWO[:-1])


def test_the_trail_keeps_the_newest() -> None:
    assert adopted(*TWO).trail(2) == (TWO[2], TWO[3])


def test_what_is_undone_is_no_longer_on_the_trail() -> None:
    assert adopted(*TWO).undo().trail(60) == tuple(TWO[:-2])


def test_a_scenario_in_passing_is_shown_and_not_kept() -> None:
    passing = History(START.present, passing=TWO[0])
    assert passing.shown == TWO[0]
    assert passing.adopt(TWO[1]).past == (START.present,)
    assert START.shown == START.present


@pytest.mark.parametrize(
    "command", ["", "explode", "remove:x", "remove:", "preset:nothing", "preset:"]
)
def test_a_command_that_makes_no_sense_is_refused(command: str) -> None:
    with pytest.raises(ValueError, match=r"unknown|invalid literal"):
        commanded(START, command, "en")


def test_each_command_does_what_it_says() -> None:
    more = commanded(START, "add", "es").present
    assert (more.names[-1], more.logits[-1]) == ("clase 4", 0.0)
    less = commanded(START, "remove:1", "en").present
    assert less.names == ("cat", "bird")
    assert commanded(START, "preset:two", "es").present.names == ("sí", "no")
    undone = commanded(commanded(START, "add", "en"), "undo", "en")
    assert undone.present == START.present
    assert commanded(undone, "redo", "en").present.size == 4
