"""A page with an example of its own opens with it, until somebody chooses."""

import math

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core
from softmax_viz.catalog import DEMOS, HOME, READING, STUCK_SEED, Demo
from softmax_viz.scenario import DEFAULT, DOG_AND_GRASS, MACHINES, History
from softmax_viz.text import LANGS, Lang
from tests.app import DEMO, open_app, parts


def history(at: AppTest) -> History:
    kept: History = at.session_state["history"]
    return kept


def go(at: AppTest, demo: Demo) -> AppTest:
    return at.switch_page(demo.script).run()


@pytest.mark.parametrize("lang", LANGS)
def test_each_page_opens_with_its_example_and_undo_takes_it_back(lang: Lang) -> None:
    at = open_app(lang=lang)
    for demo in (*DEMOS, *READING, *DEMOS):
        go(at, demo)
        assert not at.exception
        example = demo.opening or DEFAULT
        assert history(at).present == example.scenario(lang), demo.slug
        if demo.opening:
            assert history(at).undo().present == DEFAULT.scenario(lang)


def test_the_bandit_opens_with_luck_in_which_the_greedy_player_gets_stuck() -> None:
    at = go(open_app(), DEMO["bandit"])
    assert at.text_input(key="seed").value == STUCK_SEED
    games = core.play_bandit(
        MACHINES.logits, (0, 0.1, math.inf), 500, 1, core.generator(int(STUCK_SEED))
    )
    # As issue and page tell it: greedy, the stage's own T, and any machine alike.
    assert games.regret[:, 0, -1].tolist() == [253, 41.5, 236]


@pytest.mark.parametrize(
    "query",
    [{"t": "2"}, {"z": "2,1,0.6"}, {"names": "a,b,c"}, {"z": "x"}],
    ids=str,
)
def test_a_link_with_a_scenario_keeps_it(query: dict[str, str]) -> None:
    at = open_app(lang="en", **query)
    before = history(at).present
    for demo in DEMOS:
        assert history(go(at, demo)).present == before, demo.slug


def test_a_link_to_what_the_plain_address_shows_is_as_good_as_that() -> None:
    at = open_app(lang="en", z="2, 1, 0.5")
    for demo in DEMOS:
        example = demo.opening or DEFAULT
        assert history(go(at, demo)).present == example.scenario("en"), demo.slug


def test_a_link_s_seed_stays() -> None:
    at = go(open_app(seed="3"), DEMO["bandit"])
    assert at.text_input(key="seed").value == "3"
    assert history(at).present == MACHINES.scenario("en")


def test_what_somebody_chose_stays_on_every_page() -> None:
    at = open_app(lang="en")
    at.text_area(key="t").set_value("2").run()
    for demo in DEMOS:
        assert history(go(at, demo)).present.temperature == 2, demo.slug


def test_the_examples_speak_the_language_that_is_chosen_later() -> None:
    at = go(open_app(lang="en"), DEMO["sigmoid"])
    at.segmented_control(key="lang").set_value("es").run()
    assert history(at).present == DOG_AND_GRASS.scenario("es")
    assert history(go(at, DEMO["bandit"])).present == MACHINES.scenario("es")
    assert history(go(at, HOME)).present == DEFAULT.scenario("es")


def test_the_pages_to_read_have_no_stage_and_keep_the_scenario() -> None:
    at = open_app(z="3,2,1", lang="en")
    for demo in READING:
        go(at, demo)
        assert not parts(at, "softmax_viz_stage"), demo.slug
        assert at.text_area(key="z").value == "3,2,1"
    assert history(go(at, HOME)).present.logits == (3, 2, 1)
