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


def follow(
    show: Callable[[], object], settled: Callable[[], object] | None = None
) -> None:
    """Let `show` run after the page's script, and again whenever the scenario changes.

    It draws the stage by `scenario_stage`, and writes into containers that the script
    has made, into each on every run or on none. `settled` runs after the script as
    well, and again with it when the classes have other names: it draws what of a
    scenario with these names the browser itself brings up to date.
    """
    session.keep_show(show, settled)


def following() -> None:
    """Draw the fields, and what a page has handed to `follow`.

    The entry point calls this: Streamlit ties a bound field to the script that draws
    it, and would drop the state when another page comes.
    """
    session.keep_laid_out(None)
    with session.handles():
        _following(session.shown_last(), session.explained())
    if settled := session.settled():
        settled()
        session.keep_laid_out(session.present().names)


@st.fragment
def _following(show: Callable[[], object], explained: frozenset[str]) -> None:
    """Draw the fields, then `show`; `explained` are the terms that stand above."""
    with metrics.run():
        session.keep_explained(explained)
        fields()
        if session.outgrown():  # by the text fields: the stage's callback looks itself
            st.rerun()
        show()
