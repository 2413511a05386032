"""What all figures share: the frame, safe labels, the neutral colours."""

import html
from typing import Final

import plotly.graph_objects as go

from softmax_viz.text import Lang

HEIGHT: Final = 340
GREY: Final = "rgba(128,128,128,0.45)"
ACCENT: Final = "#5B7BE8"


def frame(lang: Lang, height: int = HEIGHT, top: int = 12) -> go.Figure:
    """Start a figure: fixed height, no zoom by touch, each language's decimals."""
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": 8, "t": top, "b": 8},
            "separators": ",." if lang == "es" else ".,",
            "dragmode": False,
            "showlegend": False,
            "hoverlabel": {"namelength": -1},
        }
    )


def label(name: str) -> str:
    """Make a class name safe for Plotly, whose labels take HTML."""
    return html.escape(name)


def dash(i: int) -> str:
    """Return the line style of class i: neighbours differ without their colours, too."""
    return ("solid", "dash", "dot")[i % 3]
