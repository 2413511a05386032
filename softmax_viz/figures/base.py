"""What all figures share: plain data as Plotly reads it, safe labels, neutral colours.

A figure is a dict of lists and numbers, made anew at each change; nothing validates it
while the app runs (a test builds a plotly Figure of every one). What moves with the
stage is a trace, so that web/chart can move it in place. Fonts, grids and backgrounds
are the theme's, and come from the browser.
"""

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from softmax_viz.text import NO_BREAK_SPACE, Lang, localize, percent

Trace: TypeAlias = dict[str, Any]
Figure: TypeAlias = dict[str, Any]

HEIGHT: Final = 320
GREY: Final = "rgba(128,128,128,0.45)"
ACCENT: Final = "#5B7BE8"
DIGITS: Final = 5  # more than a screen can show
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
    x: Iterable[float | None],
    y: Iterable[float | None],
    *,
    colour: str,
    name: str = "",
    style: str = "solid",
    width: float = 3,
    hover: str = "",
    **more: Any,
) -> Trace:
    """Return a line; `hover` is a template for one point, none where it is empty."""
    trace = {
        "type": "scatter",
        "mode": "lines",
        "name": label(name),
        "x": shortened(x),
        "y": shortened(y),
        "line": {"color": colour, "width": width, "dash": style},
    }
    return trace | _hover(hover) | more


def points(
    x: Iterable[float],
    y: Iterable[float],
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
        "x": shortened(x),
        "y": shortened(y),
        "marker": dict(marker),
        "showlegend": False,
    }
    return trace | ({"text": words} if words else {}) | _hover(hover) | more


def bars(y: Iterable[float], texts: Sequence[str], *, name: str, **more: Any) -> Trace:
    """Return one bar for each class, at 0, 1, 2, ..., with its text above."""
    heights = shortened(y)
    trace = {
        "type": "bar",
        "name": label(name),
        "x": list(range(len(heights))),
        "y": heights,
        "text": list(texts),
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


def percents(
    probabilities: Iterable[float], lang: Lang, *, open_interval: bool = False
) -> list[str]:
    """Return probabilities as hover text, which Plotly would write without a space."""
    return [percent(p, lang, open_interval=open_interval) for p in probabilities]


def log_ticks(values: Sequence[float], lang: Lang) -> dict[str, Any]:
    """Return the ticks of an axis of logarithms, as the values read."""
    texts = [localize(f"{value:g}", lang) for value in values]
    return {"tickvals": [math.log10(value) for value in values], "ticktext": texts}


def shortened(values: Iterable[float | None]) -> list[float | None]:
    """Round to what a screen can show; a gap stays a gap, and JSON has no nan."""
    return list(_all_shortened(tuple(values)))


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


# Many curves share their x, and after a change some are as they were.
@lru_cache(maxsize=512)
def _all_shortened(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
    if any(value is None or not abs(value) < 1e308 for value in values):
        return tuple(map(_shortened, values))
    digits = f"%.{DIGITS}g " * len(values) % values  # all at once is quicker
    return tuple(map(float, digits.split()))


def _shortened(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    short = float(f"{value:.{DIGITS}g}")
    return short if math.isfinite(short) else value


def _hover(template: str) -> dict[str, Any]:
    if not template:
        return {"hoverinfo": "skip"}
    return {"hovertemplate": f"{template}<extra></extra>"}
