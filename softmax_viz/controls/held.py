"""What a teacher's link says above the page, and the way out of what it holds back."""

import html
from typing import Final

import streamlit as st

from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.scenario.prepared import KEYS, SAY_LENGTH
from softmax_viz.text import Text

EXPLORE = Text("Explore freely", "Explorar libremente")
NO_NAVIGATION: Final = """<style>:root :is(
.stAppHeader, .st-key-next, .st-key-cards) { display: none }</style>"""


def banner() -> None:
    """Show what a teacher's link says, and the way out of what it holds back.

    Foreign text goes as HTML that is escaped, never as Markdown.
    """
    _draw_fields()
    prepared = session.prepared()
    with st.container(key="prepared", horizontal=True, vertical_alignment="center"):
        if prepared.title or prepared.say:
            title, say = map(html.escape, (prepared.title, prepared.say))
            head = f'<h2 dir="auto">{title}</h2>' if title else ""
            body = f'<p dir="auto">{say}</p>' if say else ""
            st.html(f"{head}{body}")
        if prepared.holds_back and not prepared.stays:
            st.button(EXPLORE(lang()), key="explore", on_click=session.explore)
        if "nav" in prepared.hidden:
            st.html(NO_NAVIGATION)


def _draw_fields() -> None:
    """Keep in the link what it holds back; a field is drawn where it says anything."""
    with st.container(key="held"):
        for key in KEYS:
            if key in st.query_params or session.field(key):
                st.text_input(
                    key,
                    value="",
                    key=key,
                    bind="query-params",
                    max_chars=SAY_LENGTH,
                    disabled=True,
                )
