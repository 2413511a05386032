"""The charts of many draws: shares that converge, and where they end."""

import math
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from softmax_viz.figures.base import (
    ACCENT,
    GREY,
    dash,
    frame,
    label,
    percents,
    probability_ticks,
)
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang, whole

MOST_BANDS = 6  # more of them would hide each other
RANGE = (-0.03, 1.06)  # of the axis of probabilities


def running_shares(
    names: Sequence[str],
    after: Sequence[int],
    shares: Sequence[Sequence[float]],
    probabilities: Sequence[float],
    bands: Sequence[Sequence[float]],
    present: int,
    *,
    ticks: Mapping[int, str],
    x_title: str,
    y_title: str,
    lang: Lang,
) -> go.Figure:
    """Draw each class's share of the first n draws over log n, in a band around p.

    `shares[i]` is the curve of class i, `bands[i]` how far it may stray from p on
    either side. The n that is looked at has a mark, those in `ticks` their texts.
    """
    figure = frame(lang, top=20)
    counts = [whole(n, lang) for n in after]
    for i, (curve, p, band) in enumerate(
        zip(shares, probabilities, bands, strict=True)
    ):
        colour = class_colour(i)
        if len(names) <= MOST_BANDS:
            figure.add_scatter(
                x=[*after, *after[::-1]],
                y=[
                    *(min(p + b, 1) for b in band),
                    *(max(p - b, 0) for b in band[::-1]),
                ],
                fill="toself",
                mode="none",
                fillcolor=colour,
                opacity=0.12,
                hoverinfo="skip",
                showlegend=False,
            )
        figure.add_scatter(
            x=[after[0], after[-1]],
            y=[p, p],
            mode="lines",
            line={"color": colour, "width": 1.5, "dash": "dash"},
            hoverinfo="skip",
            showlegend=False,
        )
        figure.add_scatter(
            name=label(names[i]),
            x=list(after),
            y=list(curve),
            mode="lines",
            line={"color": colour, "width": 2.5, "dash": dash(i)},
            customdata=list(zip(percents(curve, lang), counts, strict=True)),
            hovertemplate="%{fullData.name}: %{customdata[0]}<br>n = %{customdata[1]}"
            "<extra></extra>",
        )
    figure.add_vline(x=present, line={"color": ACCENT, "width": 2})
    figure.update_layout(
        margin_r=24,
        showlegend=len(names) <= MOST_BANDS,
        legend={"orientation": "h", "y": -0.22, "x": 0},
        xaxis={
            "type": "log",
            "title": x_title,
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "ticklabeloverflow": "allow",
            "range": [-0.05, math.log10(after[-1]) + 0.05],
        },
        yaxis={"title": y_title, "range": RANGE, **probability_ticks(lang)},
    )
    return figure


def shares_and_error_bars(
    names: Sequence[str],
    shares: Sequence[float],
    probabilities: Sequence[float],
    errors: Sequence[float],
    texts: Sequence[str],
    *,
    x_title: str,
    y_title: str,
    bar_title: str,
    p_title: str,
    lang: Lang,
) -> go.Figure:
    """Draw a bar of each class's share, and beside it p with its error bar."""
    figure = frame(lang, top=20)
    places = list(range(len(names)))
    figure.add_bar(
        name=bar_title,
        x=places,
        y=list(shares),
        marker={"color": [class_colour(i) for i in places]},
        width=0.6,
        hovertext=[label(text) for text in texts],
        hoverinfo="text",
    )
    figure.add_scatter(
        name=p_title,
        x=places,
        y=list(probabilities),
        error_y={"array": list(errors), "thickness": 2, "width": 8, "color": ACCENT},
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 9,
            "color": "#FFFFFF",
            "line": {"width": 2, "color": ACCENT},
        },
        hovertext=[label(text) for text in texts],
        hoverinfo="text",
    )
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": -0.22, "x": 0},
        xaxis={
            "title": x_title,
            "tickvals": places,
            "ticktext": [label(name) for name in names],
            "range": [-0.6, len(names) - 0.4],
        },
        yaxis={
            "title": y_title,
            "zerolinecolor": GREY,
            "range": RANGE,
            **probability_ticks(lang),
        },
    )
    return figure
