"""What all figures share: plain data as Plotly reads it, safe labels, neutral colours.

A figure is a dict of numbers and lists of them, made anew where it is drawn; nothing
validates it while the app runs (a test builds a plotly Figure of every one). What moves
with the stage is a trace, so that web/chart can move it in place. Fonts, grids and
backgrounds are the theme's, and come from the browser.
"""

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from softmax_viz.text import NO_BREAK_SPACE, Lang, localize

Trace: TypeAlias = dict[str, Any]
Figure: TypeAlias = dict[str, Any]
Points: TypeAlias = Sequence[float | None]  # None is a gap

HEIGHT: Final = 320
GREY: Final = "rgba(128,128,128,0.45)"
ACCENT: Final = "#5B7BE8"
WIDE: Final = 3  # pixels; where points are left out, a wider line shows corners
LONGEST_TICK: Final = 13  # characters
LEGEND_BELOW: Final = {"orientation": "h", "x": 0, "y": 0, "yref": "container"}
NO_TEXT: Final = "\u200b"  # a text that is drawn, and so can be filled later
MOST_IN_LEGEND: Final = 8  # of more, the colours and the hover text tell


def figure(
    traces: Sequence[Trace],
    lang: Lang,
    *,
    height: int = HEIGHT,
    top: int = 12,
    **layout: Any,
) -> Figure:
    """Return a figure: fixed height, no zoom by touch, each language's decimals."""
    frame = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": top, "b": 8},
        "separators": ",." if lang == "es" else ".,",
        "dragmode": False,
        "showlegend": False,
        "hoverlabel": {"namelength": -1},
    }
    return {"data": list(traces), "layout": frame | layout}


def curve(
    x: Points,
    y: Points,
    *,
    colour: str,
    name: str = "",
    style: str = "solid",
    width: float = 3,
    hover: str = "",
    **more: Any,
) -> Trace:
    """Return a line; `hover` is a template for one point, none where it is empty."""
    line = {"color": colour, "width": width, "dash": style}
    if width > WIDE:
        line["simplify"] = False
    trace = {
        "type": "scatter",
        "mode": "lines",
        "name": label(name),
        "x": x,
        "y": y,
        "line": line,
    }
    return trace | _hover(hover) | more


def points(
    x: Points,
    y: Points,
    *,
    marker: Mapping[str, Any],
    texts: Iterable[str] = (),
    hover: str = "",
    **more: Any,
) -> Trace:
    """Return marks, with their texts beside them where there are some."""
    words = [label(text) or NO_TEXT for text in texts]
    trace = {
        "type": "scatter",
        "mode": "markers+text" if words else "markers",
        "x": x,
        "y": y,
        "marker": dict(marker),
        "showlegend": False,
    }
    return trace | ({"text": words} if words else {}) | _hover(hover) | more


def bars(y: Points, texts: Sequence[str], *, name: str, **more: Any) -> Trace:
    """Return one bar for each class, at 0, 1, 2, ..., with its text above."""
    trace = {
        "type": "bar",
        "name": label(name),
        "x": list(range(len(y))),
        "y": y,
        "text": [label(text) for text in texts],
        "hoverinfo": "text",
        "cliponaxis": False,
        "textfont": {"size": 11},
    }
    return trace | more


def upright(x: float, low: float, high: float, text: str = "", **more: Any) -> Trace:
    """Return an upright line, such as the mark of the present T, with a text on top."""
    return curve(
        [x, x],
        [low, high],
        colour=ACCENT,
        width=2,
        showlegend=False,
        mode="lines+text",
        text=[NO_TEXT, label(text)],
        textposition="top center",
        cliponaxis=False,
        **more,
    )


def probability_axis(title: str, **more: Any) -> dict[str, Any]:
    """Return an axis from 0 to 100 %, its ends a little beyond."""
    shares = (0, 25, 50, 75, 100)
    return {
        "title": {"text": title},
        "range": [-0.02, 1.04],
        "tickvals": [share / 100 for share in shares],
        "ticktext": [f"{share}{NO_BREAK_SPACE}%" for share in shares],
        **more,
    }


def log_ticks(values: Sequence[float], lang: Lang) -> dict[str, Any]:
    """Return the ticks of an axis of logarithms, as the values read."""
    texts = [localize(f"{value:g}", lang) for value in values]
    return {"tickvals": [math.log10(value) for value in values], "ticktext": texts}


def label(name: str) -> str:
    """Make a class name safe for Plotly, whose labels take HTML."""
    return html.escape(name)


def tick(name: str) -> str:
    """Return the label of a class under an axis: a long name is cut, and not lost.

    Plotly hides a label that does not fit; the whole name stands in the hover text.
    """
    short = name if len(name) <= LONGEST_TICK else f"{name[: LONGEST_TICK - 1]}…"
    return label(short)


def dash(i: int) -> str:
    """Return the line style of class i, so that neighbours differ without colours."""
    return ("solid", "dash", "dot")[i % 3]


def _hover(template: str) -> dict[str, Any]:
    if not template:
        return {"hoverinfo": "skip"}
    return {"hovertemplate": f"{template}<extra></extra>"}
