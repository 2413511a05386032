"""What a teacher's link says above the page, and the way out of what it holds back."""

import html
import re
from typing import Final

import streamlit as st

from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.controls.lesson import lesson_named
from softmax_viz.live import presenter
from softmax_viz.scenario import ScenarioError
from softmax_viz.scenario.lesson import LONGEST_PACKED, Lesson, scene_address
from softmax_viz.scenario.prepared import (
    KEYS,
    LESSON,
    PRESENT,
    SAY_LENGTH,
    SCENE,
    YES,
)
from softmax_viz.text import Text, together

EXPLORE = Text("Explore freely", "Explorar libremente")
# The stage has the page to itself, and its lanes more room where it is presented.
# With an element beside, Streamlit takes the style away when it is no longer drawn.
STAGE_ALONE: Final = """<i></i><style>:root .st-key-page { --columns: minmax(0, 1fr) }
:root[data-present] .st-key-page { --presented-lane: 56px }</style>"""
NO_NAVIGATION: Final = """<i></i><style>:root :is(
.stAppHeader, .st-key-next, .st-key-cards) { display: none }</style>"""


def banner() -> None:
    """Show what a teacher's link says, and the way out of what it holds back.

    Foreign text goes as HTML that is escaped, never as Markdown.
    """
    with st.container(key="held"):  # the first of the body, which page.css hides
        _draw_fields()
        prepared = session.read_held_back()
        if "nav" in prepared.hidden:
            st.html(NO_NAVIGATION)
        if prepared.withholds:
            st.html(STAGE_ALONE)
    with st.container(key="prepared", horizontal=True, vertical_alignment="center"):
        if prepared.title or prepared.say:
            title, say = (
                html.escape(together(said)) for said in (prepared.title, prepared.say)
            )
            head = f'<h2 dir="auto">{title}</h2>' if title else ""
            body = f'<p dir="auto">{say}</p>' if say else ""
            st.html(f"{head}{body}")
        if prepared.holds_back and not prepared.stays:
            st.button(EXPLORE(lang()), key="explore", on_click=session.explore)
    _present()


def _present() -> None:
    """Draw presenter mode, which is off at first and listens to its key."""
    name = str(session.field(LESSON) or "")
    lesson: Lesson | None = None
    scenes: list[str] = []
    try:
        lesson = lesson_named(name) if name else None
    except ScenarioError as error:
        st.error(error.message(lang()), icon="⚠️")
    if lesson:
        numbers = range(1, len(lesson.scenes) + 1)
        scenes = [scene_address(session.base(), lesson, name, i) for i in numbers]
    given = str(session.field(SCENE) or "")
    number = int(given) if re.fullmatch("[0-9]{1,2}", given) else 1
    data = presenter.payload(
        lang(),
        presenting=session.field(PRESENT) == YES,
        title=lesson.title if lesson else "",
        scenes=scenes,
        scene=max(1, min(number, len(scenes))),
    )
    presenter.draw(data, _obey)


def _obey() -> None:
    """Do what a key asked for."""
    match presenter.wish():
        case "present":
            session.set_fields({PRESENT: YES})
        case "leave":
            session.set_fields({PRESENT: ""})
        case "reveal":
            session.explore()


def _draw_fields() -> None:
    """Keep in the link what it holds back; a field is drawn where it says anything."""
    for key in (*KEYS, PRESENT, LESSON, SCENE):
        value = session.field(key)
        if key in st.query_params or value:
            if value and key not in st.query_params:
                session.put_into_link(key, str(value))
            st.text_input(
                key,
                value="",
                key=key,
                bind="query-params",
                max_chars=LONGEST_PACKED if key == LESSON else SAY_LENGTH,
                disabled=True,
            )
