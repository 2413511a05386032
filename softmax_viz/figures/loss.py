"""The chart of the loss page: what every change did to loss and probabilities.

What moves in them under a finger is in web/math/figures.js.
"""

from collections.abc import Sequence

from softmax_viz.figures.base import (
    ACCENT,
    LEGEND_BELOW,
    Figure,
    curve,
    dash,
    figure,
    probability_axis,
)
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang

LEAST_STEPS = 10  # so that the first few do not fill the axis
FLOOR = "#B42318"


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
) -> Figure:
    """Draw the loss above, and below it p of each class, over the changes made.

    `probabilities[i]` holds the curve of class i. The floor of the loss is dashed. What
    a point says is written in the browser, as `meta` tells, in place of %{customdata}.
    """
    steps = list(range(len(losses)))
    last = max(LEAST_STEPS, len(losses) - 1)
    marks = "lines+markers"
    loss = curve(
        steps,
        losses,
        colour=ACCENT,
        mode=marks,
        showlegend=False,
        meta={"write": "number"},
        hover=f"{loss_title}: %{{customdata}}",
    )
    shares = [
        curve(
            steps,
            values,
            name=name,
            colour=class_colour(i),
            style=dash(i),
            mode=marks,
            yaxis="y2",
            meta={"write": "open percent" if open_interval else "percent"},
            hover="%{fullData.name}: %{customdata}",
        )
        for i, (name, values) in enumerate(zip(names, probabilities, strict=True))
    ]
    ground = curve(
        [-0.3, last + 0.3], [floor] * 2, colour=FLOOR, style="dash", showlegend=False
    )
    highest = max([2.0, *(loss for loss in losses if loss < 1e300)])
    return figure(
        [loss, *shares, *([ground] if floor > 0 else [])],
        lang,
        height=400,
        showlegend=True,
        legend=LEGEND_BELOW,
        xaxis={
            "title": {"text": x_title},
            "range": [-0.3, last + 0.3],
            "anchor": "y2",
        },
        yaxis={
            "title": {"text": loss_title},
            "domain": [0.56, 1],
            "range": [-0.03 * highest, 1.08 * highest],
        },
        yaxis2=probability_axis(probability_title, domain=[0, 0.46]),
    )
