"""The charts of the slot machines: what is lost, pull by pull and by temperature.

What moves in them under a finger is in web/math/figures.js.
"""

import math
from collections.abc import Sequence
from typing import Any

from softmax_viz.figures.base import (
    ACCENT,
    GREY,
    LEGEND_BELOW,
    Figure,
    curve,
    figure,
    log_ticks,
    upright,
)
from softmax_viz.text import Lang

THERMOMETER = ("#4f8fd9", "#7E9BC4", "#C0905E", "#e08a3c")  # cold to hot
DASHES = ("solid", "dash", "dashdot", "dot")
ENDS = 0.45  # how far beyond the log scale 0 and infinity stand
TICKS = (0.1, 0.5, 1, 2, 10)
EACH = 5  # so many pulls have one point of a curve
LEAST_REACH = 10.0  # of the axis of regret
LEAST = 0.8  # the lower end of the axis of regret


def regret_over_pulls(
    titles: Sequence[str],
    curves: Sequence[Sequence[float]],
    *,
    x_title: str,
    y_title: str,
    lang: Lang,
) -> Figure:
    """Draw the mean regret after each fifth pull, one line for each temperature.

    `curves` has one row for each, with the regret after every pull.
    """
    pulls = len(curves[0])
    reach = max(LEAST_REACH, *(values[-1] for values in curves))
    lines = [
        curve(
            range(EACH, pulls + 1, EACH),
            values[EACH - 1 :: EACH],
            name=title,
            colour=THERMOMETER[i],
            style=DASHES[i],
            hover="%{fullData.name}: %{y:.1f}",
        )
        for i, (title, values) in enumerate(zip(titles, curves, strict=True))
    ]
    return figure(
        lines,
        lang,
        top=16,
        showlegend=True,
        legend=LEGEND_BELOW,
        xaxis={"title": {"text": x_title}, "range": [0, pulls]},
        yaxis={
            "title": {"text": y_title},
            "range": [0, 1.08 * reach],
            "zerolinecolor": GREY,
        },
    )


def temperature_place(temperature: float, inner: Sequence[float]) -> float:
    """Return where T stands on the axis: log10 T, with 0 and infinity at its ends."""
    low, high = math.log10(inner[0]), math.log10(inner[-1])
    if temperature == 0:
        return low - ENDS
    if temperature == math.inf:
        return high + ENDS
    return min(max(math.log10(temperature), low), high)


def regret_scale(temperatures: Sequence[float], pulls: int) -> dict[str, Any]:
    """Return what the mark of the present T must know of the axes."""
    inner = [math.log10(t) for t in temperatures if 0 < t < math.inf]
    ends = (math.log10(LEAST), math.log10(pulls))
    return {"low": inner[0], "high": inner[-1], "room": ENDS, "ends": ends}


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
) -> Figure:
    """Draw the last regret over log T, with its error bars and a mark at present.

    The temperatures run from 0 to infinity; these two stand apart at the ends.
    """
    inner = [t for t in temperatures if 0 < t < math.inf]
    places = [temperature_place(t, inner) for t in temperatures]
    logs = [math.log10(max(value, LEAST)) for value in regret]
    spans = [
        (math.log10(max(value - error, LEAST)), math.log10(max(value + error, LEAST)))
        for value, error in zip(regret, errors, strict=True)
    ]
    top = math.log10(pulls)
    shown = log_ticks(TICKS, lang)
    return figure(
        [
            curve(
                [x for place in places for x in (place, place, None)],
                [y for span in spans for y in (*span, None)],
                colour=ACCENT,
                width=1.5,
            ),
            curve(
                places,
                logs,
                colour=ACCENT,
                mode="lines+markers",
                marker={"size": 8},
                hovertext=list(texts),
                hover="%{hovertext}",
            ),
            upright(temperature_place(present, inner), math.log10(LEAST), top, mark),
        ],
        lang,
        top=28,
        xaxis={
            "title": {"text": x_title},
            "tickvals": [places[0], *shown["tickvals"], places[-1]],
            "ticktext": ["0", *shown["ticktext"], "∞"],
            "range": [places[0] - 0.15, places[-1] + 0.15],
            "zeroline": False,
        },
        yaxis={
            "title": {"text": y_title},
            "range": [math.log10(LEAST), top + 0.02],
            "zeroline": False,
            **log_ticks((1, 2, 5, 10, 20, 50, 100, 200, 500), lang),
        },
    )
