"""The chart of the lead that one class needs among many.

What moves in it under a finger is in web/math/figures.js.
"""

import math
from collections.abc import Sequence
from typing import Final

from softmax_viz.figures.base import ACCENT, Figure, curve, figure, points
from softmax_viz.palette import class_colour
from softmax_viz.text import Lang, whole

HIGHEST_LEAD: Final = 20.0
TICKS: Final = (2, 10, 100, 1000, 10_000)


def is_beyond_chart(lead: float) -> bool:
    """Return whether a lead is drawn as a triangle at the chart's upper edge."""
    return lead > HIGHEST_LEAD


def lead_needed(
    classes: Sequence[int],
    leads: Sequence[float],
    marks: Sequence[tuple[int, float, str]],
    leader: tuple[int, float, str],
    *,
    x_title: str,
    y_title: str,
    lang: Lang,
) -> Figure:
    """Draw the lead over the number of classes, with a few points of it marked.

    `marks` are (classes, lead, text) on the curve; `leader` is where the leading class
    of an example stands now, as a diamond. Beyond the chart it is drawn at its edge.
    """
    k, lead, text = leader
    return figure(
        [
            curve(
                [math.log10(n) for n in classes],
                leads,
                colour=ACCENT,
                hover="%{y:.2f}",
            ),
            points(
                [math.log10(n) for n, _, _ in marks],
                [x for _, x, _ in marks],
                texts=[says for _, _, says in marks],
                textposition=[
                    "bottom right" if n < 100 else "top left" for n, _, _ in marks
                ],
                cliponaxis=False,
                marker={"size": 10, "color": ACCENT},
            ),
            points(
                [math.log10(k)],
                [min(max(lead, 0.0), HIGHEST_LEAD)],
                texts=[text],
                textposition="bottom left",
                cliponaxis=False,
                marker={
                    "size": 14,
                    "color": class_colour(0),
                    "symbol": "triangle-up" if is_beyond_chart(lead) else "diamond",
                },
            ),
        ],
        lang,
        top=16,
        xaxis={
            "title": {"text": x_title},
            "range": [math.log10(1.6), math.log10(classes[-1]) + 0.15],
            "tickvals": [math.log10(n) for n in TICKS],
            "ticktext": [whole(n, lang) for n in TICKS],
            "zeroline": False,
        },
        yaxis={"title": {"text": y_title}, "range": [-0.6, HIGHEST_LEAD + 1]},
    )
