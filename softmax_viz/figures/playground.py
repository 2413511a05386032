"""The playground's charts.

What moves in them under a finger is in web/math/figures.js.
"""

import math
from collections.abc import Sequence

from softmax_viz.figures.base import (
    GREY,
    LEGEND_BELOW,
    MOST_IN_LEGEND,
    Figure,
    bars,
    curve,
    dash,
    figure,
    label,
    log_ticks,
    probability_axis,
    tick,
    upright,
)
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang

NARROWEST = 5.0  # the axis of the logits reaches so far at the least
TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)


def logits_and_probabilities(
    names: Sequence[str],
    logits: Sequence[float],
    probabilities: Sequence[float],
    logit_texts: Sequence[str],
    probability_texts: Sequence[str],
    *,
    logit_title: str,
    probability_title: str,
    one_axis: bool,
    lang: Lang,
) -> Figure:
    """Draw logits and probabilities side by side for each class.

    Each has its own scale, with their zeros aligned; with `one_axis` both share the
    logits' scale, on which the probabilities all but vanish.
    """
    places = list(range(len(names)))
    reach = max(NARROWEST, *map(abs, logits))
    colours = [class_colour(i) for i in places]
    pairs = [
        bars(
            values,
            texts,
            name=title,
            yaxis="y" if one_axis else axis,
            offsetgroup=title,
            textposition="outside" if len(names) <= 10 else "none",
            # Made to fit, each would have a size of its own.
            constraintext="none",
            textangle=0 if len(names) <= 4 else -90,
            marker={
                "color": colours,
                "pattern": {"shape": pattern, "fgcolor": "#FFFFFF", "fgopacity": 0.6},
            },
            hovertext=[f"{label(n)}: {t}" for n, t in zip(names, texts, strict=True)],
        )
        for title, values, texts, axis, pattern in (
            (logit_title, logits, logit_texts, "y", "/"),
            (probability_title, probabilities, probability_texts, "y2", ""),
        )
    ]
    low = -reach if min(logits) < 0 else 0
    shares = probability_axis(probability_title, range=[-1.15 if low else 0, 1.15])
    return figure(
        pairs,
        lang,
        top=24,
        barmode="group",
        bargap=0.16,
        bargroupgap=0.04,
        xaxis={
            "tickvals": places,
            "ticktext": [tick(n) for n in names],
            "ticklabeloverflow": "allow",
        },
        yaxis={
            "title": {"text": logit_title},
            "range": [1.15 * low, 1.15 * reach],
            "zeroline": True,
            "zerolinecolor": GREY,
        },
        yaxis2=shares
        | {
            "overlaying": "y",
            "side": "right",
            "showgrid": False,
            "zeroline": False,
            "visible": not one_axis,
        },
    )


def probabilities_against_temperature(
    names: Sequence[str],
    temperatures: Sequence[float],
    probabilities: Sequence[Sequence[float]],
    present: float,
    *,
    x_title: str,
    y_title: str,
    mark: str,
    lang: Lang,
) -> Figure:
    """Draw one curve of p over log T for each class, with a mark at the present T.

    `probabilities[i]` holds the curve of class i. A present T beyond the ends of the
    axis is marked at that end.
    """
    logs = [math.log10(t) for t in temperatures]
    curves = [
        curve(
            logs,
            shares,
            name=name,
            colour=class_colour(i),
            style=dash(i),
            hover="%{fullData.name}: %{y:.1%}",
        )
        for i, (name, shares) in enumerate(zip(names, probabilities, strict=True))
    ]
    here = math.log10(min(max(present, temperatures[0]), temperatures[-1]))
    return figure(
        [*curves, upright(here, 0, 1, mark)],
        lang,
        top=24,
        showlegend=len(names) <= MOST_IN_LEGEND,
        legend=LEGEND_BELOW,
        xaxis={
            "title": {"text": x_title},
            "range": [logs[0] - 0.02, logs[-1] + 0.02],
            "zeroline": False,
            **log_ticks(TICKS, lang),
        },
        yaxis=probability_axis(y_title),
    )
