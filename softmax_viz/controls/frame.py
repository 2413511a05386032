"""What frames the content of every page: its charts, its last sentence, its link."""

from typing import Any

import streamlit as st

from softmax_viz.controls import session
from softmax_viz.controls.language import lang
from softmax_viz.scenario import DEFAULT
from softmax_viz.text import Text

REMEMBER = Text("Remember", "Para recordar")


def takeaway(sentence: Text) -> None:
    """End a page with the sentence to remember."""
    with st.container(border=True):
        st.markdown(f"**{REMEMBER(lang())}.** {sentence(lang())}")


def chart(figure: Any, key: str, alt: str) -> None:
    """Show a Plotly figure with its text alternative; its image is saved as SVG."""
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config={
            "displaylogo": False,
            "displayModeBar": "hover",
            "modeBarButtons": [["toImage"]],  # the axes are fixed
            "toImageButtonOptions": {"format": "svg", "filename": key},
        },
    )


def link() -> dict[str, str]:
    """Return the query that restores exactly this state, bound extras included."""
    history = session.history()
    present = history.present if history else DEFAULT.scenario(lang())
    query = {key: values[-1] for key in st.query_params if (values := _all(key))}
    return query | session.texts(present) | {session.LANGUAGE: lang()}


def _all(key: str) -> list[str]:
    return st.query_params.get_all(key)
