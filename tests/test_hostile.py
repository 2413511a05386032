"""Bad inputs at every door: no exception, a sane state, and nothing in them obeyed."""

import math
import re
from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz.catalog import EVERYWHERE, PAGES, Demo
from softmax_viz.controls import after, extras
from softmax_viz.live.decisions.cumulative import accepted
from softmax_viz.live.geometry import ChosenCorners
from softmax_viz.live.presenter import PresenterWish
from softmax_viz.live.stage import StageCommand, StageEdit
from softmax_viz.live.wire import WireError, checked, receiving
from softmax_viz.scenario import (
    DEFAULT,
    NAME_LENGTH,
    History,
    Scenario,
    ScenarioError,
    logits_text,
    names_text,
    read_scenario,
    temperature_text,
)
from tests.app import open_app
from tests.hostile import EDIT, EVERY_TEXT, forged

START = History(DEFAULT.scenario("en"))


def well_formed(scenario: Scenario) -> bool:
    """Return whether every page can show a scenario, and its fields carry it."""
    texts = names_text(scenario), logits_text(scenario), temperature_text(scenario)
    return (
        2 <= len(scenario.names) == len(scenario.logits) <= 20
        and all(map(math.isfinite, scenario.logits))
        and math.copysign(1, scenario.temperature) == 1
        and all(0 < len(name) <= NAME_LENGTH for name in scenario.names)
        and read_scenario(*texts, "en") == scenario
    )


# --- messages -------------------------------------------------------------------------

FORGED = forged()


def test_of_the_forged_messages_only_those_that_make_sense_change_anything() -> None:
    changing = set()
    for name, message in FORGED.items():
        history = after(START, message, "en")
        assert well_formed(history.shown), name
        if history != START:
            changing.add(name)
        elif not receiving(message, StageEdit):
            assert extras(message) == {}, name
    assert changing == {
        *("final: true", "names: texts", "names: a lone surrogate", "kind 'add'"),
        *("temperature: -0.0", "temperature: 0.5", "temperature: 1e308"),
        *("temperature: 2**53", "threshold: null", "threshold: 0.5"),
        *("threshold: -0.0", "truth: null"),
    }


@pytest.mark.parametrize("kind", [StageCommand, ChosenCorners, PresenterWish])
def test_no_other_part_takes_a_message_made_of_the_wrong_things(kind: type) -> None:
    taken = {name for name, message in FORGED.items() if receiving(message, kind)}
    assert all(name.startswith("kind ") for name in taken), taken
    assert (kind is StageCommand) == bool(taken)


OTHERS: tuple[Any, ...] = (10**400, 10**4300 - 1, math.nan, -1, "1", [[1]], {}, None)


def test_the_bar_of_the_draws_takes_no_forged_message() -> None:
    good = {"u": 0.25, "cut": "top-k", "k": 3, "p": 0.5, "sequence": 1}
    assert accepted(good)
    for name, message in FORGED.items():
        assert accepted(message) == {}, name
    for field in good:
        bad: tuple[Any, ...] = (
            10**400,
            10**4300 - 1,
            math.nan,
            -1,
            "1",
            [[1]],
            {},
            None,
        )
        for value in bad:
            assert accepted(good | {field: value}) == {}, (field, value)


def test_a_message_with_many_fields_is_refused_by_their_number() -> None:
    with pytest.raises(WireError, match=r"^message has 10008 fields, not 8$"):
        checked(FORGED["many fields"], StageEdit)


def obey() -> None:
    """Let every part hear what the tests put into the session; run by Streamlit."""
    from softmax_viz.controls import held, stage
    from softmax_viz.live import geometry, overflow
    from softmax_viz.live.decisions import cumulative

    stage.receive()
    geometry._receive()
    cumulative._receive()
    overflow._receive()
    held._obey()


def listening() -> AppTest:
    """Return a session in which every part hears what it is told."""
    at = AppTest.from_function(obey)
    at.session_state["history"] = START
    for key, value in FIELDS.items():
        at.session_state[key] = value
    return at


def told(at: AppTest, message: object) -> AppTest:
    """Return the session after every part was sent the same message."""
    at.session_state["stage"] = {"message": message}
    at.session_state["draw"] = {"message": message}
    at.session_state["sweep"] = {"message": message}
    at.session_state["geometry"] = {"corners": message}
    at.session_state["presenter"] = {"wish": message}
    return at.run()


FIELDS: dict[str, Any] = {
    "th": 50,
    "y": 1,
    "tri": "1, 2, 3",
    "u": 0.5,
    "guess": "",
    "shift": 2.5,
}
REFUSED: tuple[Any, ...] = (
    *(None, True, 1, "x", [], [[1]], {}, {"kind": "guess"}, {"corners": "012"}),
    *({"corners": [0, 1, 10**400]}, {"corners": [10**4300 - 1, 0, 1]}),
    *({"corners": [0, True, 2]}, {"corners": [0, 1, 1]}, {"corners": [0, 1]}),
    *({"shift": 1e11, "sequence": 1}, {"shift": "1", "sequence": 1}, {"shift": 1}),
    *({"wish": "leave", "count": "1"}, {"wish": [], "count": 1}),
    *({"kind": "guess", "sequence": 1, "more": 1}, {"kind": [], "sequence": []}),
    EDIT | {"sequence": -1},
    EDIT | {"sequence": 2**53},
    EDIT | {"sequence": True},
    EDIT | {"names": ["a" * 201, "b"]},
    EDIT | {"threshold": "0.1", "truth": 1},
    EDIT | {"threshold": 2},
    EDIT | {"logits": [math.nan, 1]},
)


def test_a_refused_message_leaves_the_session_as_it_was() -> None:
    at = listening()
    for message in REFUSED:
        assert not told(at, message).exception, message
        assert at.session_state["history"] == START, message
        kept = {key: at.session_state[key] for key in FIELDS}
        assert kept == FIELDS, message


def test_a_good_message_is_heard() -> None:
    at = told(listening(), EDIT | {"threshold": 0.25, "truth": 1})
    assert at.session_state["history"].past == (START.present,)
    assert (at.session_state["th"], at.session_state["y"]) == (25, 2)
    assert at.session_state["sequence"] == 1
    assert told(at, {"corners": [1, 0, 1]}).session_state["tri"] == "1, 2, 3"
    assert told(at, {"kind": "guess", "sequence": 2}).session_state["guess"] == "true"


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (["", "b"], ("class 1", "b")),
        (["\u200b\u202e", " "], ("class 1", "class 2")),
        (["a\u0301" + "\u0301\u0316" * 99, "b\ud800"], None),
        ([",", '"'], (",", '"')),
    ],
    ids=ascii,
)
def test_odd_names_of_a_message_go_through_the_link_and_back(
    names: list[str], kept: tuple[str, ...] | None
) -> None:
    shown = after(START, EDIT | {"names": names}, "en").present
    assert well_formed(shown)
    assert kept in (None, shown.names)


def test_a_name_that_is_missing_at_the_beginning_is_filled_in() -> None:
    assert read_scenario(",b", "1, 2", "1", "en").names == ("class 1", "b")


# --- links ----------------------------------------------------------------------------

SOME: Final = ("decisions", "check")
PAGE: Final = {page.slug: page for page in PAGES}


TYPED_ON: Final = (
    *SOME,
    "playground",
    "bandit",
    "lessons",
    "prepare",
    "take",
    "tasks",
    "class",
)
FIELDS_OF_ALL: Final = ("names", "z", "t")


def pages(slugs: Iterable[str]) -> list[Any]:
    """Return the slugs of pages, most of them for --thorough only."""
    marks = {slug: () if slug in SOME else pytest.mark.thorough for slug in slugs}
    return [pytest.param(slug, marks=mark) for slug, mark in marks.items()]


def links(page: Demo) -> Iterator[dict[str, str]]:
    """Return links in which each text stands once, under one key after another."""
    keys = [key.name for key in (*EVERYWHERE, *page.keys)]
    keys = list(dict.fromkeys(keys))
    yield dict.fromkeys(keys, "")
    texts = cycle(EVERY_TEXT)
    for _ in range(0, len(EVERY_TEXT), len(keys)):
        yield {key: next(texts) for key in keys}


def obeyed(at: AppTest) -> list[str]:
    """Return what the page shows of a foreign text so that it would be obeyed."""
    kinds = ("markdown", "caption", "header", "subheader", "error", "warning", "info")
    prose = [str(block.value) for kind in kinds for block in getattr(at, kind)]
    told = [re.sub(r"`[^`]*`", "", text) for text in prose]
    markdown = re.compile(r"\]\((http://evil|javascript)|\\href|:red\[x")
    drawn = [part.proto.body for part in at.get("html")]
    markup = re.compile(r"<(script|img src=x|a href='http://evil)")
    return [text for text in told if markdown.search(text)] + [
        text for text in drawn if markup.search(text)
    ]


@pytest.mark.parametrize("slug", pages(PAGE))
def test_nonsense_in_a_link_never_breaks_a_page(slug: str) -> None:
    for link in links(PAGE[slug]):
        at = open_app(slug, **link)
        assert not at.exception, link
        assert at.header[0].value, link
        assert well_formed(at.session_state["history"].present), link
        assert obeyed(at) == [], link


def test_what_would_be_obeyed_is_noticed() -> None:
    at = AppTest.from_function(careless).run()
    assert len(obeyed(at)) == 3


def careless() -> None:
    """Show foreign text as nobody should; run by Streamlit."""
    import streamlit as st

    st.markdown("![x](http://evil.example/x.png)")
    st.error("`safe` [x](javascript:alert(1))")
    st.html("<p><img src=x onerror=alert(1)></p>")
    st.caption("`[x](javascript:alert(1))`")


# --- text fields ----------------------------------------------------------------------


@pytest.mark.parametrize("slug", pages(TYPED_ON))
def test_nonsense_in_a_field_leaves_the_last_good_state(
    slug: str, thorough: bool
) -> None:
    at = open_app(slug)
    step = 4 if thorough else 12
    for start in range(0, len(EVERY_TEXT), step):
        before = at.session_state["history"].present
        for place, field in enumerate([*at.text_area, *at.text_input]):
            field.set_value(EVERY_TEXT[(start + place) % len(EVERY_TEXT)])
        names, z, t = (at.text_area(key=key).value or "" for key in FIELDS_OF_ALL)
        at.run()
        assert not at.exception, (start, slug)
        assert obeyed(at) == [], (start, slug)
        try:
            good = read_scenario(names, z, t, "en")
        except ScenarioError:
            good = before
        assert at.session_state["history"].present == good, (start, slug)
