"""The chart of the loss page: what every change did to loss and probabilities."""

from collections.abc import Sequence

import plotly.graph_objects as go

from softmax_viz.figures.base import (
    ACCENT,
    dash,
    frame,
    label,
    percents,
    probability_ticks,
)
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang, number

LEAST_STEPS = 10  # so that the first few do not fill the axis


def training_history(
    names: Sequence[str],
    losses: Sequence[float],
    probabilities: Sequence[Sequence[float]],
    floor: float,
    *,
    x_title: str,
    loss_title: str,
    probability_title: str,
    open_interval: bool,
    lang: Lang,
) -> go.Figure:
    """Draw the loss above, and below it p of each class, over the changes made.

    `probabilities[i]` holds the curve of class i. The floor of the loss is dashed.
    """
    figure = frame(lang, height=420, top=16)
    steps = list(range(len(losses)))
    marks = "lines+markers"
    figure.add_scatter(
        x=steps,
        y=list(losses),
        mode=marks,
        line={"color": ACCENT, "width": 3},
        showlegend=False,
        customdata=[number(loss, lang) for loss in losses],
        hovertemplate=f"{loss_title}: %{{customdata}}<extra></extra>",
    )
    for i, (name, curve) in enumerate(zip(names, probabilities, strict=True)):
        figure.add_scatter(
            name=label(name),
            x=steps,
            y=list(curve),
            yaxis="y2",
            mode=marks,
            line={"color": class_colour(i), "width": 3, "dash": dash(i)},
            customdata=percents(curve, lang, open_interval=open_interval),
            hovertemplate="%{fullData.name}: %{customdata}<extra></extra>",
        )
    if floor > 0:
        figure.add_hline(y=floor, line={"color": "#B42318", "dash": "dash"})
    highest = max([2.0, *(loss for loss in losses if loss < 1e300)])
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": -0.16, "x": 0},
        xaxis={
            "title": x_title,
            "range": [-0.3, max(LEAST_STEPS, len(losses) - 1) + 0.3],
            "rangemode": "tozero",
            "anchor": "y2",
        },
        yaxis={
            "title": loss_title,
            "domain": [0.56, 1],
            "range": [-0.03 * highest, 1.08 * highest],
        },
        yaxis2={
            "title": probability_title,
            "domain": [0, 0.46],
            "range": [-0.03, 1.03],
            **probability_ticks(lang),
        },
    )
    return figure
