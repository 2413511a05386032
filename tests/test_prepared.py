"""What a teacher's link holds back: reading, keeping, hiding, and writing it again."""

from dataclasses import replace
from itertools import combinations
from urllib.parse import parse_qsl, urlsplit

import pytest

from softmax_viz.controls import after
from softmax_viz.controls.session import LOCAL, folder_of
from softmax_viz.scenario import (
    DEFAULT,
    History,
    Prepared,
    Scenario,
    link,
    read_prepared,
)
from softmax_viz.scenario.prepared import (
    LOCKABLE,
    PARTS,
    SAY_LENGTH,
    TITLE_LENGTH,
)

BEFORE = Scenario(("a", "b"), (1.0, 2.0), 0.5)
AFTER = Scenario(("c", "d"), (3.0, 4.0), 2.0)
MORE = Scenario(("a", "b", "c"), (1.0, 2.0, 0.0), 0.5)
HOSTILE = [
    "![x](http://h/x.png)",
    "javascript:alert(1)",
    "<script>alert(1)</script>",
    "$\\href{javascript:x}{y}$",
    ":material/x: :red[x]",
    "<b>b</b><a href=x>",
    "a" + "\u0301" * 300,
    "\u202eevil",
    "nul\0nul",
    "x" * 4000,
    "../../etc/passwd",
    "مرحبا بالعالم",
]


def test_what_is_written_into_a_link_is_read_again() -> None:
    for many in range(len(PARTS) + 1):
        for hidden in combinations(PARTS, many):
            locked = frozenset(x for x in LOCKABLE if x in hidden or x == "t")
            held = Prepared(frozenset(hidden), locked, "A & B?", "é=1", True, True)
            address = link("http://h/", "loss", held.fields())
            query = dict(parse_qsl(urlsplit(address).query))
            assert read_prepared(query) == held


def test_what_is_hidden_is_locked() -> None:
    assert read_prepared({"hide": "z,p,nav"}).locked == {"z", "p"}


@pytest.mark.parametrize("text", [*HOSTILE, "", ",", "zz", "hide", "Z", "1e9", "inf"])
def test_nonsense_holds_nothing_back(text: str) -> None:
    held = read_prepared({"hide": text, "lock": text, "stay": text})
    assert held == Prepared()


@pytest.mark.parametrize("text", HOSTILE)
def test_title_and_instruction_are_one_short_line_without_control_marks(
    text: str,
) -> None:
    held = read_prepared({"title": text, "say": text})
    assert len(held.title) <= TITLE_LENGTH
    assert len(held.say) <= SAY_LENGTH
    assert not set(held.say) & {"\0", "\u202e", "\n"}


@pytest.mark.parametrize(
    ("part", "left"),
    [
        ("names", replace(AFTER, names=BEFORE.names)),
        ("z", replace(AFTER, logits=BEFORE.logits)),
        ("t", replace(AFTER, temperature=BEFORE.temperature)),
        ("z,t,names", BEFORE),
        ("p,ex", AFTER),
        ("", AFTER),
    ],
)
def test_what_is_locked_stays_and_the_rest_moves(part: str, left: Scenario) -> None:
    assert read_prepared({"lock": part}).kept(BEFORE, AFTER) == left


@pytest.mark.parametrize("part", ["z", "names"])
def test_no_class_comes_or_goes_where_logits_or_names_are_locked(part: str) -> None:
    held = read_prepared({"lock": part})
    assert held.kept(BEFORE, MORE) == BEFORE
    assert held.kept(MORE, BEFORE) == MORE
    assert read_prepared({"lock": "t"}).kept(BEFORE, MORE) == MORE


def edit(scenario: Scenario) -> dict[str, object]:
    return {
        "kind": "edit",
        "sequence": 1,
        "final": True,
        "names": list(scenario.names),
        "logits": list(scenario.logits),
        "temperature": scenario.temperature,
        "threshold": None,
        "truth": None,
    }


def test_a_message_cannot_move_what_is_locked() -> None:
    start = History(BEFORE)
    moved = after(start, edit(AFTER), "en", read_prepared({"lock": "z,names"}))
    assert moved.present == Scenario(("a", "b"), (1.0, 2.0), 2.0)
    passing = edit(AFTER) | {"final": False}
    shown = after(start, passing, "en", read_prepared({"hide": "t"})).shown
    assert shown == Scenario(("c", "d"), (3.0, 4.0), 0.5)


@pytest.mark.parametrize("kind", ["add", "remove:0", "preset:two", "preset:default"])
def test_a_command_cannot_change_what_is_locked(kind: str) -> None:
    start = History(DEFAULT.scenario("en"))
    held = read_prepared({"lock": "z,names,ex"})
    done = after(start, {"kind": kind, "sequence": 1}, "en", held)
    assert done.present == start.present


@pytest.mark.parametrize("lock", ["z", "ex"])
def test_an_example_is_other_logits_and_changes_nothing_where_those_are_locked(
    lock: str,
) -> None:
    start = History(BEFORE)
    command = {"kind": "preset:default", "sequence": 1}
    assert after(start, command, "en", read_prepared({"lock": lock})).present == BEFORE
    assert after(start, command, "en").present == DEFAULT.scenario("en")


def test_undo_leaves_what_is_locked() -> None:
    start = History(BEFORE).adopt(AFTER)
    held = read_prepared({"lock": "z"})
    done = after(start, {"kind": "undo", "sequence": 1}, "en", held)
    assert done.present == Scenario(("a", "b"), (3.0, 4.0), 0.5)


def test_hidden_names_are_numbers_in_the_reader_s_language() -> None:
    held = read_prepared({"hide": "names"})
    assert held.masked(BEFORE, "es").names == ("clase 1", "clase 2")
    assert held.masked(BEFORE, "es").logits == BEFORE.logits
    assert Prepared().masked(BEFORE, "es") is BEFORE


@pytest.mark.parametrize("part", ["z", "t", "p", "answers"])
def test_the_story_is_withheld_where_it_would_tell(part: str) -> None:
    assert read_prepared({"hide": part}).withholds
    assert not read_prepared({"hide": "names,nav,ex"}).withholds


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ("https://school.example/viz/loss?z=1", "https://school.example/viz/"),
        ("http://127.0.0.1:8501/", "http://127.0.0.1:8501/"),
        *((x, LOCAL) for x in ("http://[", "http://a]b/", "http://\u2100.com/")),
        *((x, LOCAL) for x in ("javascript:alert(1)/", "", "//evil.example/")),
    ],
)
def test_links_begin_where_the_app_is_whatever_a_browser_says(
    said: str, folder: str
) -> None:
    assert folder_of(said) == folder
