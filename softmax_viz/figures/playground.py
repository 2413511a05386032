"""The playground's charts."""

import math
from collections.abc import Sequence

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
from softmax_viz.text import Lang, localize, temperature

LEAST_REACH = 5.0  # of the axis of logits
MOST_IN_LEGEND = 8  # of more, the colours and the hover text tell


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
) -> go.Figure:
    """Draw logits and probabilities side by side for each class.

    Each has its own scale, with their zeros aligned; with `one_axis` both share the
    logits' scale, on which the probabilities all but vanish.
    """
    figure = frame(lang, top=34)
    places = list(range(len(names)))
    colours = [class_colour(i) for i in places]
    for title, values, texts, axis, pattern in (
        (logit_title, logits, logit_texts, "y", "/"),
        (probability_title, probabilities, probability_texts, "y2", ""),
    ):
        figure.add_bar(
            name=title,
            x=places,
            y=list(values),
            text=list(texts),
            textposition="outside" if len(names) <= 10 else "none",
            textfont={"size": 11},
            constraintext="none" if len(names) <= 4 else "both",
            cliponaxis=False,
            yaxis="y" if one_axis else axis,
            offsetgroup=title,
            marker={
                "color": colours,
                "pattern": {"shape": pattern, "fgcolor": "#FFFFFF", "fgopacity": 0.6},
            },
            hovertext=[f"{label(n)}: {t}" for n, t in zip(names, texts, strict=True)],
            hoverinfo="text",
        )
    reach = max(LEAST_REACH, *map(abs, logits))
    low = -reach if min(logits) < 0 else 0
    figure.update_layout(
        barmode="group",
        bargap=0.16,
        bargroupgap=0.04,
        xaxis={"tickvals": places, "ticktext": [label(n) for n in names]},
        yaxis={
            "title": logit_title,
            "range": [1.15 * low, 1.15 * reach],
            "zeroline": True,
            "zerolinecolor": GREY,
        },
        yaxis2={
            "title": probability_title,
            "range": [-1.15 if low else 0, 1.15],
            "overlaying": "y",
            "side": "right",
            **probability_ticks(lang),
            "showgrid": False,
            "zeroline": False,
            "visible": not one_axis,
        },
    )
    return figure


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
) -> go.Figure:
    """Draw one curve of p over log T for each class, with a mark at the present T.

    `probabilities[i]` holds the curve of class i. A present T beyond the ends of the
    axis is marked at that end.
    """
    figure = frame(lang, top=34)
    t_texts = [temperature(t, lang) for t in temperatures]
    for i, (name, curve) in enumerate(zip(names, probabilities, strict=True)):
        figure.add_scatter(
            name=label(name),
            x=list(temperatures),
            y=list(curve),
            mode="lines",
            line={"color": class_colour(i), "width": 3, "dash": dash(i)},
            customdata=list(
                zip(percents(curve, lang, open_interval=True), t_texts, strict=True)
            ),
            hovertemplate="%{fullData.name}: %{customdata[0]}<br>T = %{customdata[1]}"
            "<extra></extra>",
        )
    here = min(max(present, temperatures[0]), temperatures[-1])
    figure.add_vline(x=here, line={"color": ACCENT, "width": 2})
    figure.add_annotation(
        text=mark,
        x=math.log10(here),  # on a log axis annotations are placed by the exponent
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
    )
    ticks = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
    figure.update_layout(
        showlegend=len(names) <= MOST_IN_LEGEND,
        legend={"orientation": "h", "y": -0.22, "x": 0},
        xaxis={
            "type": "log",
            "title": x_title,
            "tickvals": ticks,
            "ticktext": [localize(f"{t:g}", lang) for t in ticks],
            "range": [-1.302, 1.302],
        },
        yaxis={"title": y_title, "range": [-0.02, 1.02], **probability_ticks(lang)},
    )
    return figure
