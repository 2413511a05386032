"""The page Check numbers: a link to a claim, the hunt, an array, and bad input."""

import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz.checking.hunt import CASES
from softmax_viz.text import LANGS, Lang
from tests.app import open_app

open_check = partial(open_app, "check")


def said(at: AppTest) -> str:
    tables = " ".join(str(block.proto.body) for block in at.get("html"))
    return " ".join(block.value for block in [*at.markdown, *at.caption]) + tables


def table(at: AppTest) -> list[list[str]]:
    """Return the rows of the first table, as they read."""
    (body, *_) = re.findall(r"<tbody>(.*?)</tbody>", said(at))
    rows = re.findall(r"<tr>(.*?)</tr>", body)
    return [re.findall(r">([^<>]+)</t[dh]>", row) for row in rows]


@pytest.mark.parametrize(
    ("lang", "right", "mistake"),
    [("en", "0.629", "softmax([2, 1, 0])"), ("es", "0,629", "softmax([2; 1; 0])")],
)
def test_it_opens_with_a_claim_its_verdicts_and_the_mistake(
    lang: Lang, right: str, mistake: str
) -> None:
    at = open_check(lang=lang)
    assert table(at)[0][2] == right
    assert all(row[3].startswith("✗") for row in table(at))
    assert mistake in said(at)


def test_a_link_carries_logits_temperature_and_claim() -> None:
    at = open_check(lang="en", z="1,0", names="a,b", t="2", claim="73.1 %, 26.9 %")
    assert [row[1:3] for row in table(at)] == [
        ["73.1\u00a0%", "62.2\u00a0%"],
        ["26.9\u00a0%", "37.8\u00a0%"],
    ]
    assert "T was forgotten" in said(at)
    at.text_area(key="claim").set_value("62.2 %, 37.8 %").run()
    assert [row[3] for row in table(at)] == ["✓ right"] * 2
    assert "mistake.**" not in said(at)


BAD = [
    "x",
    "1, 2",
    "nan, 0, 0",
    "1e999, 0, 0",
    "<script>alert(1)</script>, 0, 0",
    "![x](http://evil/x.png) 0 0",
    "$\\href{javascript:x}{y}$, 0, 0",
    "\u202e0.1, 0.2, 0.7",
    "[[0.1, 0.9], [0.5, 0.5]]",
    "0.1 " * 300,
    *(f"0.6 + 0.3 + 0.1 = {end}" for end in ("≈", "~", ",", ";", "[]", "()", "→", "")),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("claim", BAD, ids=lambda claim: repr(claim[:20]))
def test_a_bad_claim_gets_one_message(lang: Lang, claim: str) -> None:
    at = open_check(lang=lang, claim=claim)
    assert not at.exception
    assert len(at.error) == 1
    outside = re.sub(r"`[^`]*`", "", at.error[0].value)
    assert not re.search(r"[<$]|!\[|\u202e", outside)


@pytest.mark.parametrize("key", ["claim", "rows"])
def test_a_text_that_is_too_long_gets_one_message(key: str) -> None:
    at = open_check(lang="en", **{key: "0.1, " * 4000})
    assert not at.exception
    assert len(at.error) == 1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("place", range(len(CASES)))
def test_every_case_of_the_hunt_is_one_press_away(lang: Lang, place: int) -> None:
    at = open_check(lang=lang)
    at.button(key=f"case_{place}").click().run()
    assert not at.exception
    assert not at.error
    case = CASES[place]
    if case.rows:
        assert at.text_area(key="rows").value == case.rows
    else:
        assert at.text_area(key="claim").value == case.claim
        assert at.session_state["history"].present == case.scenario(lang)
    assert ("✓" in said(at)) or ("✗" in said(at))


def test_a_case_about_an_array_leaves_the_scenario_as_it_is() -> None:
    at = open_check(z="3,1", names="a,b", t="2", claim="1, 0")
    before = at.session_state["history"]
    place = next(place for place, case in enumerate(CASES) if case.rows)
    at.button(key=f"case_{place}").click().run()
    assert at.session_state["history"] == before
    assert at.text_area(key="claim").value == "1, 0"


@pytest.mark.parametrize("query", [{"claim": ""}, {"z": "3,2,1,0"}], ids=str)
def test_where_nothing_is_claimed_the_right_numbers_stand_alone(
    query: dict[str, str],
) -> None:
    at = open_check(lang="en", **query)
    if "claim" in query:
        at.text_area(key="claim").set_value("").run()
    assert not at.error
    assert "No number is claimed yet" in said(at)
    assert {row[1] for row in table(at)} == {row[3] for row in table(at)} == {"–"}


def test_an_array_over_the_wrong_axis_is_told() -> None:
    at = open_check(lang="en", rows="0.8 0.3\n0.2 0.7")
    assert "axis=0" in said(at)
    at.text_area(key="rows").set_value("0.8 0.2\n0.3 0.7").run()
    assert "Every row adds up to 1" in said(at)
    at.text_area(key="rows").set_value("0.8 0.2\n0.3").run()
    assert len(at.error) == 1


def test_hostile_names_are_shown_as_they_are() -> None:
    at = open_check(names="<b>x</b>,![y](http://h/y.png),c", z="1,2,3", claim="1,0,0")
    assert not at.exception
    assert "&lt;b&gt;x&lt;/b&gt;" in said(at)
    assert "<b>x</b>" not in re.sub(r"`[^`]*`", "", said(at))
    assert "![y]" not in re.sub(r"`[^`]*`|<table.*?</table>", "", said(at))
