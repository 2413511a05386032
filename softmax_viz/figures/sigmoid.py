"""The chart of two classes: softmax is a sigmoid of the gap."""

from collections.abc import Sequence

import plotly.graph_objects as go

from softmax_viz.figures.base import ACCENT, GREY, frame, percents, probability_ticks
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang


def two_class_curve(
    gaps: Sequence[float],
    softmax: Sequence[float],
    sigmoid_of_gap: Sequence[float],
    sigmoid_alone: Sequence[float],
    present: tuple[float, float, float],
    *,
    x_title: str,
    y_title: str,
    lang: Lang,
) -> go.Figure:
    """Draw p₁ over the gap, σ(gap) dashed on top of it, and σ(z₁) apart.

    `present` is (gap, p₁, σ(z₁)); it is marked where it lies within the axis.
    """
    figure = frame(lang, top=20)
    for name, curve, line in (
        ("p₁", softmax, {"color": class_colour(0), "width": 9}),
        ("σ(z₁ − z₂)", sigmoid_of_gap, {"color": class_colour(1), "width": 3}),
        ("σ(z₁)", sigmoid_alone, {"color": class_colour(7), "width": 3}),
    ):
        dash = "solid" if name == "p₁" else "dash" if curve is sigmoid_of_gap else "dot"
        figure.add_scatter(
            name=name,
            x=list(gaps),
            y=list(curve),
            mode="lines",
            line=line | {"dash": dash},
            customdata=percents(curve, lang, open_interval=True),
            hovertemplate=f"{name} = %{{customdata}}<extra></extra>",
        )
    gap, p, alone = present
    figure.add_scatter(
        x=[gap, gap],
        y=[p, alone],
        mode="markers",
        showlegend=False,
        marker={
            "size": 13,
            "color": [class_colour(0), class_colour(7)],
            "line": {"color": ACCENT, "width": 2},
            "symbol": ["circle", "x"],
        },
        customdata=percents((p, alone), lang, open_interval=True),
        hovertemplate="%{customdata}<extra></extra>",
    )
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": -0.22, "x": 0},
        xaxis={"title": x_title, "range": [gaps[0], gaps[-1]], "zerolinecolor": GREY},
        yaxis={"title": y_title, "range": [-0.03, 1.03], **probability_ticks(lang)},
    )
    return figure
