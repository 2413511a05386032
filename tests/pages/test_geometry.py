"""The geometry page: the corners, what is sent, and what it says in both languages."""

import json
import math
from functools import partial
from typing import Any

import numpy as np
import pytest
import streamlit as st

from softmax_viz import core, figures
from softmax_viz.live import geometry
from softmax_viz.live.wire import checked
from softmax_viz.text import LANGS, Lang, together
from tests.app import open_app

open_geometry = partial(open_app, "geometry")


@pytest.mark.parametrize(
    ("text", "corners"),
    [
        ("1, 2, 3", (0, 1, 2)),
        ("5,1,4", (4, 0, 3)),
        (" 2 ; 3 ; 5 ", (1, 2, 4)),
        ("[1 2 3]", (0, 1, 2)),
    ],
)
def test_three_numbers_are_read(text: str, corners: tuple[int, ...]) -> None:
    assert geometry.read_corners(text, 5) == corners


@pytest.mark.parametrize(
    "text",
    [
        *("", "1", "1,2", "1,2,3,4", "1,1,2", "0,1,2", "1,2,6", "1,2,-3", "1,2,1e9"),
        *("a,b,c", "1.0,2,3", "nan,1,2", "1,2,٣", "9" * 5000, "<b>,1,2", "None"),
    ],
    ids=lambda text: text[:12],
)
def test_anything_else_is_no_choice_of_corners(text: str) -> None:
    assert geometry.read_corners(text, 5) is None


GOOD = {"corners": [1, 3, 4]}


@pytest.mark.parametrize(
    "sent",
    [
        *(None, 7, "2, 4, 5", [1, 3, 4], {"a": 1}, math.nan, {"corners": "2, 4, 5"}),
        *(
            {"corners": c}
            for c in ([1, 3], [1, 3, 3], [1, 3, 5], [-1, 0, 1], [1.0, 2, 3])
        ),
        *({"corners": c} for c in ([True, 3, 4], [1, 2, 3, 4], [10**30, 1, 2], None)),
        {**GOOD, "more": 1},
    ],
    ids=str,
)
def test_a_message_made_by_hand_chooses_nothing(sent: Any) -> None:
    assert after_message(sent) == "1, 2, 3"


def test_a_class_chosen_at_a_corner_is_written_to_the_field() -> None:
    assert after_message(GOOD) == "2, 4, 5"


def after_message(sent: Any) -> str:
    """Return the corners of five classes after the card has sent something."""
    at = open_geometry(z="1,2,3,4,5")
    state = {geometry.KEY: {"corners": sent}, "history": at.session_state["history"]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "session_state", state)
        geometry._receive()
    return str(state.get(geometry.CORNERS, geometry.DEFAULT))


@pytest.mark.parametrize("lang", LANGS)
def test_little_is_sent(lang: Lang) -> None:
    sent = json.dumps(geometry.payload((0, 1, 2), lang), allow_nan=False)
    assert len(sent) < 6000
    checked(json.loads(sent), geometry.GeometryData)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("z", ["2,1", "2,1,0.5"])
def test_with_three_classes_or_two_there_is_nothing_to_choose(
    z: str, lang: Lang
) -> None:
    at = open_geometry(lang=lang, z=z, tri="9,9,9")
    assert not at.text_input
    assert not at.warning


@pytest.mark.parametrize("lang", LANGS)
def test_a_link_chooses_the_corners_and_a_bad_one_gets_a_message(lang: Lang) -> None:
    at = open_geometry(lang=lang, z="1,2,3,4", tri="2,3,4")
    assert at.text_input(key="tri").value == "2,3,4"
    assert not at.warning
    at = open_geometry(lang=lang, z="1,2,3,4", tri="2,3,5")
    assert not at.exception
    assert " 4, " in at.warning[0].value


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_always_true_is_checked_and_holds(lang: Lang) -> None:
    for z, t in (("2,1,0.5", "1"), ("9,1,-2", "0.3"), ("1,1,1,1", "20")):
        at = open_geometry(lang=lang, z=z, t=t)
        lines = (line for m in at.markdown for line in m.value.split("\n\n"))
        checks = [line for line in lines if line.startswith(("✓", "✗"))]
        assert len(checks) == 3
        assert all(check.startswith("✓") for check in checks)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("t", ["0", "inf", "1e-320"])
def test_at_the_limits_the_page_says_so_instead(t: str, lang: Lang) -> None:
    at = open_geometry(lang=lang, z="1,1,0", t=t)
    assert not at.exception
    assert not [m for m in at.markdown if m.value[:1] in "✓✗"]
    sign = {"0": together("T = 0"), "inf": together("T = ∞")}.get(t, "10⁻³²⁰")
    assert any(sign in m.value for m in at.markdown)


def test_every_class_lies_on_the_curve_and_close_ones_share_a_label() -> None:
    names = ["<b>a</b>", "b", "c"]
    p = core.softmax([0.0, 0.01, 3.0])
    own = core.softmax_jacobian(core.log_softmax([0.0, 0.01, 3.0])).diagonal()
    figure = figures.own_slopes(
        names,
        ([0, 0.5, 1], [0, 0.25, 0]),
        (p.tolist(), own.tolist()),
        names,
        x_title="x",
        y_title="y",
        lang="en",
    )
    _, points = figure["data"]
    np.testing.assert_allclose(points["y"], p * (1 - p), rtol=1e-12)
    assert points["hovertext"][0] == "&lt;b&gt;a&lt;/b&gt;"
    assert points["text"] == [
        "&lt;b&gt;a&lt;/b&gt;, b",
        figures.NO_TEXT,
        "c",
    ]
