"""The chart of two classes: softmax is a sigmoid of the gap.

What moves in them under a finger is in web/math/figures.js.
"""

from collections.abc import Sequence

from softmax_viz.figures.base import (
    ACCENT,
    GREY,
    LEGEND_BELOW,
    Figure,
    curve,
    figure,
    points,
    probability_axis,
)
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
) -> Figure:
    """Draw p₁ over the gap, σ(gap) dashed on top of it, and σ(z₁) apart.

    `present` is (gap, p₁, σ(z₁)); it is marked where it lies within the axis.
    """
    curves = [
        curve(
            gaps,
            values,
            name=name,
            colour=class_colour(place),
            width=width,
            style=style,
            hover=f"{name} = %{{y:.1%}}",
        )
        for name, values, place, width, style in (
            ("p₁", softmax, 0, 9, "solid"),
            ("σ((z₁ − z₂)/T)", sigmoid_of_gap, 1, 3, "dash"),
            ("σ(z₁)", sigmoid_alone, 7, 3, "dot"),
        )
    ]
    gap, p, alone = present
    marks = points(
        [gap, gap],
        [p, alone],
        marker={
            "size": 13,
            "color": [class_colour(0), class_colour(7)],
            "line": {"color": ACCENT, "width": 2},
            "symbol": ["circle", "x"],
        },
        hover="%{y:.1%}",
    )
    return figure(
        [*curves, marks],
        lang,
        top=16,
        showlegend=True,
        legend=LEGEND_BELOW,
        xaxis={
            "title": {"text": x_title},
            "range": [gaps[0], gaps[-1]],
            "zerolinecolor": GREY,
        },
        yaxis=probability_axis(y_title),
    )
