"""What frames the content of every page: its charts, its last sentence, its link."""

from typing import Any

import streamlit as st

from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.controls.terms import explained
from softmax_viz.figures import Figure
from softmax_viz.live import chart as live_chart
from softmax_viz.scenario import DEFAULT
from softmax_viz.text import Text

REMEMBER = Text("Remember", "Para recordar")


def takeaway(sentence: Text) -> None:
    """End a page with the sentence to remember."""
    with st.container(border=True):
        explained(f"**{REMEMBER(lang())}.** {sentence(lang())}")


def chart(figure: Figure, key: str, alt: str, move: str = "", **given: Any) -> None:
    """Show a figure with its text alternative, which can be saved as a picture.

    With `move`, the name of a function in web/math/figures.js, the figure follows the
    stage; `given` is what that function must know beside the stage.
    """
    moving = live_chart.moving(move, given, session.present()) if move else None
    live_chart.draw(live_chart.payload(figure, key, alt, lang(), moving), key)


def link() -> dict[str, str]:
    """Return the query that restores exactly this state, bound extras included."""
    history = session.history()
    present = history.present if history else DEFAULT.scenario(lang())
    query = {key: values[-1] for key in st.query_params if (values := _all(key))}
    return query | session.texts(present) | {session.LANGUAGE: lang()}


def _all(key: str) -> list[str]:
    return st.query_params.get_all(key)
