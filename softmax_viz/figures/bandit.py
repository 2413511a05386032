"""The charts of the slot machines: what is lost, pull by pull and by temperature."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from softmax_viz.figures.base import ACCENT, GREY, frame
from softmax_viz.text import Lang, localize

THERMOMETER = ("#4f8fd9", "#7E9BC4", "#C0905E", "#e08a3c")  # cold to hot
DASHES = ("solid", "dash", "dashdot", "dot")
LEAST_REACH = 10.0  # of the axis of regret, for games that lose next to nothing
ENDS = 0.45  # how far beyond the log scale 0 and infinity stand


def regret_over_pulls(
    titles: Sequence[str],
    curves: Sequence[Sequence[float]],
    *,
    x_title: str,
    y_title: str,
    lang: Lang,
) -> go.Figure:
    """Draw the mean regret after each pull, one line for each temperature."""
    figure = frame(lang, top=20)
    pulls = len(curves[0])
    for i, (title, curve) in enumerate(zip(titles, curves, strict=True)):
        figure.add_scatter(
            name=title,
            x=list(range(1, pulls + 1)),
            y=list(curve),
            mode="lines",
            line={"color": THERMOMETER[i], "width": 3, "dash": DASHES[i]},
            hovertemplate="%{fullData.name}: %{y:.1f}<extra></extra>",
        )
    reach = max(LEAST_REACH, *(curve[-1] for curve in curves))
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": -0.22, "x": 0},
        xaxis={"title": x_title, "range": [0, pulls]},
        yaxis={"title": y_title, "range": [0, 1.08 * reach], "zerolinecolor": GREY},
    )
    return figure


def regret_by_temperature(
    temperatures: Sequence[float],
    regret: Sequence[float],
    errors: Sequence[float],
    texts: Sequence[str],
    present: float,
    pulls: int,
    *,
    x_title: str,
    y_title: str,
    mark: str,
    lang: Lang,
) -> go.Figure:
    """Draw the last regret over log T, with its error bars and a mark at present.

    The temperatures run from 0 to infinity; these two stand apart at the ends.
    """
    figure = frame(lang, top=34)
    inner = [math.log10(t) for t in temperatures if 0 < t < math.inf]
    low, high = inner[0] - ENDS, inner[-1] + ENDS
    figure.add_scatter(
        x=[low, *inner, high],
        y=list(regret),
        error_y={"array": list(errors), "thickness": 1.5, "width": 4},
        mode="lines+markers",
        line={"color": ACCENT, "width": 3},
        marker={"size": 8},
        hovertext=list(texts),
        hoverinfo="text",
    )
    here = {0.0: low, math.inf: high}.get(present)
    if here is None:
        here = min(max(math.log10(present), inner[0]), inner[-1])
    figure.add_vline(x=here, line={"color": GREY, "width": 2, "dash": "dash"})
    figure.add_annotation(
        text=mark, x=here, y=1, yref="paper", yanchor="bottom", showarrow=False
    )
    shown = [0.1, 0.5, 1, 2, 10]
    figure.update_layout(
        xaxis={
            "title": x_title,
            "tickvals": [low, *map(math.log10, shown), high],
            "ticktext": [
                "0",
                *(localize(f"{t:g}", lang) for t in shown),
                "∞",
            ],
            "range": [low - 0.15, high + 0.15],
            "zeroline": False,
        },
        yaxis={
            "title": y_title,
            "type": "log",
            "range": [math.log10(0.8), math.log10(pulls)],
            "tickvals": [1, 2, 5, 10, 20, 50, 100, 200, 500],
        },
    )
    return figure
