"""What frames the content of every page: its charts and its last sentence."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from softmax_viz.catalog import DEMOS, HOME
from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.controls.terms import explained
from softmax_viz.figures import Figure
from softmax_viz.live import chart as live_chart
from softmax_viz.text import Text

MORE = Text("More pages", "Más páginas")
REMEMBER = Text("Remember", "Para recordar")


def takeaway(sentence: Text) -> None:
    """End a page with the sentence to remember."""
    with st.container(border=True):
        explained(f"**{REMEMBER(lang())}.** {sentence(lang())}")


def cards() -> None:
    """Lead from the home page to every other."""
    place = st.container(key="cards")
    place.subheader(MORE(lang()), anchor=False)
    with place.container(horizontal=True):
        for demo in DEMOS:
            if demo is not HOME:
                with st.container(border=True, width=264):
                    st.page_link(demo.script, label=demo.title(lang()), width="stretch")
                    st.caption(demo.idea(lang()))


def answer() -> DeltaGenerator:
    """Return the place of the page's own first answer to what the stage says.

    It is seen together with a handle of the stage, on every screen.
    """
    return st.container(key="answer")


def chart(figure: Figure, key: str, alt: str, move: str = "", **given: Any) -> None:
    """Show a figure with its text alternative, which can be saved as a picture.

    With `move`, the name of a function in web/math/figures.js, the figure follows the
    stage; `given` is what that function must know beside the stage.
    """
    moving = live_chart.moving(move, given, session.present()) if move else None
    live_chart.draw(live_chart.payload(figure, key, alt, lang(), moving), key)
