"""The chart of the lead that one class needs among many."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from softmax_viz.figures.base import ACCENT, frame, label
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang, number, whole

HIGHEST_LEAD = 20.0


def is_beyond_chart(lead: float) -> bool:
    """Return whether a lead is drawn as a triangle at the chart's upper edge."""
    return lead > HIGHEST_LEAD


def lead_needed(
    classes: Sequence[int],
    leads: Sequence[float],
    marks: Sequence[tuple[int, float, str]],
    leader: tuple[int, float, str],
    *,
    x_title: str,
    y_title: str,
    lang: Lang,
) -> go.Figure:
    """Draw the lead over the number of classes, with a few points of it marked.

    `marks` are (classes, lead, text) on the curve; `leader` is where the leading class
    of an example stands now, as a diamond. Beyond the chart it is drawn at its edge.
    """
    figure = frame(lang, top=20)
    figure.add_scatter(
        x=list(classes),
        y=list(leads),
        mode="lines",
        line={"color": ACCENT, "width": 3},
        hovertext=[
            f"K = {whole(k, lang)}: {number(lead, lang)}"
            for k, lead in zip(classes, leads, strict=True)
        ],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=[k for k, _, _ in marks],
        y=[lead for _, lead, _ in marks],
        text=[text for _, _, text in marks],
        mode="markers+text",
        textposition=["bottom right" if k < 100 else "top left" for k, _, _ in marks],
        cliponaxis=False,
        marker={"size": 10, "color": ACCENT},
        hoverinfo="text",
    )
    k, lead, text = leader
    figure.add_scatter(
        x=[k],
        y=[min(max(lead, 0.0), HIGHEST_LEAD)],
        text=[label(text)],
        mode="markers+text",
        textposition="bottom left",
        cliponaxis=False,
        marker={
            "size": 14,
            "color": class_colour(0),
            "symbol": "triangle-up" if is_beyond_chart(lead) else "diamond",
        },
        hoverinfo="text",
    )
    ticks = [2, 10, 100, 1000, 10_000]
    figure.update_layout(
        xaxis={
            "type": "log",
            "title": x_title,
            "range": [math.log10(1.6), math.log10(classes[-1]) + 0.15],
            "tickvals": ticks,
            "ticktext": [whole(k, lang) for k in ticks],
        },
        yaxis={"title": y_title, "range": [-0.6, HIGHEST_LEAD + 1]},
    )
    return figure
