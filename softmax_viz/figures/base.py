"""What all figures share: the frame, safe labels, the neutral colours."""

import html
from collections.abc import Iterable
from typing import Any, Final

import plotly.graph_objects as go

from softmax_viz.text import Lang, percent

HEIGHT: Final = 340
GREY: Final = "rgba(128,128,128,0.45)"
ACCENT: Final = "#5B7BE8"
QUARTERS: Final = (0, 0.25, 0.5, 0.75, 1)  # the ticks of an axis of probabilities


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


def probability_ticks(lang: Lang) -> dict[str, Any]:
    """Return the ticks of an axis of probabilities, written as everywhere: 25 %."""
    texts = [percent(quarter, lang, 0) for quarter in QUARTERS]
    return {"tickvals": list(QUARTERS), "ticktext": texts}


def percents(
    probabilities: Iterable[float], lang: Lang, *, open_interval: bool = False
) -> list[str]:
    """Return probabilities as hover text, which Plotly would write without a space."""
    return [percent(p, lang, open_interval=open_interval) for p in probabilities]


def label(name: str) -> str:
    """Make a class name safe for Plotly, whose labels take HTML."""
    return html.escape(name)


def dash(i: int) -> str:
    """Return the line style of class i; neighbours differ without their colours too."""
    return ("solid", "dash", "dot")[i % 3]
