"""What of a page follows the scenario, and is run alone when that changes.

A page is drawn in two parts. Its script lays out what stays as it is, the headings,
explanations and settings, and containers for the rest. What depends on the scenario is
in one function, which the script hands to `follow` at its end. It runs after the
script, and by itself after each change by the stage or the text fields: the server
neither computes nor sends the rest again. A widget that the script lays out runs both.
"""

from collections.abc import Callable

import streamlit as st

from softmax_viz import metrics
from softmax_viz.controls import session
from softmax_viz.controls.fields import fields


def follow(show: Callable[[], object]) -> None:
    """Let `show` run after the page's script, and again whenever the scenario changes.

    It draws the stage by `scenario_stage`, and writes into containers that the script
    has made, into each on every run or on none.
    """
    session.keep_show(show)


def following() -> None:
    """Draw the fields, and what a page has handed to `follow`.

    The entry point calls this: Streamlit ties a bound field to the script that draws
    it, and would drop the state when another page comes.
    """
    with session.handles():
        _following(session.shown_last(), session.explained())


@st.fragment
def _following(show: Callable[[], object], explained: frozenset[str]) -> None:
    """Draw the fields, then `show`; `explained` are the terms that stand above."""
    with metrics.run():
        session.keep_explained(explained)
        fields()
        show()
