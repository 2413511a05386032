"""The chart of one class's own slope against its probability."""

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from softmax_viz.figures.base import GREY, frame, label, percents, probability_ticks
from softmax_viz.palette import CLASS_COLOURS, class_colour
from softmax_viz.text import Lang, number

TOGETHER: Final = 0.04  # classes this close in p have one label
MOST_NAMES: Final = 3  # in one label


def own_slopes(
    names: Sequence[str],
    curve: tuple[Sequence[float], Sequence[float]],
    present: tuple[Sequence[float], Sequence[float]],
    *,
    x_title: str,
    y_title: str,
    open_interval: bool,
    lang: Lang,
) -> go.Figure:
    """Draw p (1 - p) over p, and on it every class where it is now."""
    figure = frame(lang, height=280, top=20)
    figure.add_scatter(
        x=list(curve[0]),
        y=list(curve[1]),
        mode="lines",
        line={"color": GREY, "width": 3},
        hoverinfo="skip",
    )
    labels = _labels(names, present[0])
    texts = percents(present[0], lang, open_interval=open_interval)
    for i, (name, p, slope) in enumerate(zip(names, *present, strict=True)):
        # Under the curve there is always room.
        side = "middle right" if p < 0.4 else "middle left"
        figure.add_scatter(
            name=label(name),
            x=[p],
            y=[slope],
            mode="markers+text",
            text=[label(labels[i])],
            textposition="bottom center" if 0.4 <= p <= 0.6 else side,
            marker={
                "size": 13,
                "color": class_colour(i),
                "symbol": "circle" if i < len(CLASS_COLOURS) else "diamond",
            },
            hovertext=[f"p = {texts[i]}, p (1 − p) = {number(slope, lang)}"],
            hoverinfo="text",
            cliponaxis=False,
        )
    figure.update_layout(
        xaxis={"title": x_title, "range": [-0.02, 1.02], **probability_ticks(lang)},
        yaxis={"title": y_title, "range": [-0.01, 0.29], "zerolinecolor": GREY},
    )
    return figure


def _labels(names: Sequence[str], probabilities: Sequence[float]) -> list[str]:
    """Return each class its name, or the first of a crowd the names of all."""
    labels: list[list[str]] = [[] for _ in names]
    heads: list[int] = []
    for i, (name, p) in enumerate(zip(names, probabilities, strict=True)):
        close = (h for h in heads if abs(p - probabilities[h]) < TOGETHER)
        head = next(close, i)
        labels[head].append(name)
        if head == i:
            heads.append(i)
    return [", ".join(x[:MOST_NAMES]) + " …" * (len(x) > MOST_NAMES) for x in labels]
