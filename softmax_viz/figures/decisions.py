"""The charts of many draws: shares that converge, and where they end.

What moves in them under a finger is in web/math/tallies.js.
"""

import math
from collections.abc import Mapping, Sequence

from softmax_viz.figures.base import (
    ACCENT,
    GREY,
    LEGEND_BELOW,
    Figure,
    Trace,
    bars,
    curve,
    dash,
    figure,
    label,
    points,
    probability_axis,
    tick,
    upright,
)
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang

MOST_BANDS = 6  # more of them would hide each other


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
) -> Figure:
    """Draw each class's share of the first n draws over log n, in a band around p.

    `shares[i]` is the curve of class i, `bands[i]` how far it may stray from p on
    either side; of many classes the bands are left out, and every p is grey. The n that
    is looked at has a mark, those in `ticks` their texts.
    """
    logs = [math.log10(n) for n in after]
    ends = [logs[0], logs[-1]]
    there_and_back = [*logs, *logs[::-1]]
    traces: list[Trace] = []
    if len(names) > MOST_BANDS:
        levels = curve(
            [*ends, None] * len(names),
            [y for p in probabilities for y in (p, p, None)],
            colour=GREY,
            width=1.5,
            style="dash",
            showlegend=False,
        )
        traces.append(levels)
    for i, (values, p, margins) in enumerate(
        zip(shares, probabilities, bands, strict=True)
    ):
        colour = class_colour(i)
        if len(names) <= MOST_BANDS:
            band = curve(
                there_and_back,
                [
                    *(min(p + margin, 1) for margin in margins),
                    *(max(p - margin, 0) for margin in margins[::-1]),
                ],
                colour=colour,
                mode="none",
                fill="toself",
                fillcolor=colour,
                opacity=0.12,
                showlegend=False,
            )
            level = curve(
                ends, [p, p], colour=colour, width=1.5, style="dash", showlegend=False
            )
            traces += [band, level]
        run = curve(
            logs,
            values,
            name=names[i],
            colour=colour,
            width=2.5,
            style=dash(i),
            hover="%{fullData.name}: %{y:.1%}",
        )
        traces.append(run)
    return figure(
        [*traces, upright(math.log10(present), 0, 1)],
        lang,
        top=16,
        showlegend=len(names) <= MOST_BANDS,
        legend=LEGEND_BELOW,
        xaxis={
            "title": {"text": x_title},
            "tickvals": [math.log10(n) for n in ticks],
            "ticktext": list(ticks.values()),
            "ticklabeloverflow": "allow",
            "range": [-0.05, ends[-1] + 0.05],
            "zeroline": False,
        },
        yaxis=probability_axis(y_title),
    )


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
) -> Figure:
    """Draw a bar of each class's share, and beside it p with its error bar."""
    places = list(range(len(names)))
    drawn = bars(
        shares,
        [""] * len(names),
        name=bar_title,
        width=0.6,
        marker={"color": [class_colour(i) for i in places]},
        hovertext=[label(text) for text in texts],
    )
    pairs = list(zip(probabilities, errors, strict=True))
    spans = curve(
        [x for i in places for x in (i, i, None)],
        [y for p, error in pairs for y in (p - error, p + error, None)],
        colour=ACCENT,
        width=2,
        showlegend=False,
    )
    expected = points(
        places,
        probabilities,
        name=p_title,
        showlegend=True,
        marker={
            "symbol": "diamond",
            "size": 9,
            "color": "#FFFFFF",
            "line": {"width": 2, "color": ACCENT},
        },
        hover="p = %{y:.1%}",
    )
    return figure(
        [drawn, spans, expected],
        lang,
        top=16,
        showlegend=True,
        legend=LEGEND_BELOW,
        xaxis={
            "title": {"text": x_title},
            "tickvals": places,
            "ticktext": [tick(name) for name in names],
            "ticklabeloverflow": "allow",
            "range": [-0.6, len(names) - 0.4],
            "zeroline": False,
        },
        yaxis=probability_axis(y_title),
    )
