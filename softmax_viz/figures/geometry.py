"""The chart of one class's own slope against its probability.

What moves in them under a finger is in web/math/figures.js.
"""

from collections.abc import Sequence
from typing import Final

from softmax_viz.figures.base import (
    GREY,
    Figure,
    curve,
    figure,
    label,
    points,
    probability_axis,
)
from softmax_viz.palette import CLASS_COLOURS, class_colour
from softmax_viz.text import Lang

CLOSE_LABELS: Final = 0.04  # classes this close in p have one label
MOST_CLOSE_NAMES: Final = 3  # in one label


def own_slopes(
    names: Sequence[str],
    line: tuple[Sequence[float], Sequence[float]],
    present: tuple[Sequence[float], Sequence[float]],
    texts: Sequence[str],
    *,
    x_title: str,
    y_title: str,
    lang: Lang,
) -> Figure:
    """Draw p (1 - p) over p, and on it every class where it is now.

    `texts` is what a pointer reads of each.
    """
    labels = close_labels(names, present[0])
    many = len(CLASS_COLOURS)
    classes = points(
        *present,
        texts=labels,
        textposition="top center",
        marker={
            "size": 13,
            "color": [class_colour(i) for i in range(len(names))],
            "symbol": ["diamond" if i >= many else "circle" for i in range(len(names))],
        },
        hovertext=[label(text) for text in texts],
        hover="%{hovertext}",
        cliponaxis=False,
    )
    return figure(
        [curve(*line, colour=GREY), classes],
        lang,
        height=280,
        top=16,
        xaxis=probability_axis(x_title, range=[-0.02, 1.02]),
        yaxis={
            "title": {"text": y_title},
            "range": [-0.01, 0.3],
            "zerolinecolor": GREY,
        },
    )


def close_labels(names: Sequence[str], probabilities: Sequence[float]) -> list[str]:
    """Return each class its name, or the first of a crowd the names of all."""
    labels: list[list[str]] = [[] for _ in names]
    heads: list[int] = []
    for i, (name, p) in enumerate(zip(names, probabilities, strict=True)):
        close = (h for h in heads if abs(p - probabilities[h]) < CLOSE_LABELS)
        head = next(close, i)
        labels[head].append(name)
        if head == i:
            heads.append(i)
    return [
        ", ".join(x[:MOST_CLOSE_NAMES]) + " …" * (len(x) > MOST_CLOSE_NAMES)
        for x in labels
    ]
