"""The charts of a class's answers: votes by choice, and estimates beside the truth."""

import textwrap
from collections.abc import Sequence
from typing import Any, Final

from softmax_viz.figures.base import (
    ACCENT,
    LEGEND_BELOW,
    Figure,
    bars,
    figure,
    label,
    upright,
)
from softmax_viz.text import NO_BREAK_SPACE, Lang, whole

FIRST_COLOUR: Final = "#9AA6BC"
VOTES_HEIGHT: Final = 250
LINE_LENGTH: Final = 18  # of a choice below its bars
LONGEST: Final = 54
RIGHT: Final = "✓"


def votes(
    choices: Sequence[str],
    firsts: Sequence[int],
    seconds: Sequence[int],
    right: int | None,
    *,
    names: tuple[str, str],
    y_title: str,
    lang: Lang,
) -> Figure:
    """Draw how many votes each choice has, second votes beside the first if any.

    The choice at `right` is marked; with None, none is.
    """
    sets = [(firsts, names[0], FIRST_COLOUR), (seconds, names[1], ACCENT)]
    drawn = [
        bars(
            counts,
            [whole(n, lang) for n in counts],
            name=name,
            marker={
                "color": colour,
                "line": {"width": [3 if i == right else 0 for i in places]},
            },
            textposition="outside",
        )
        for counts, name, colour in sets
        if counts
        for places in [range(len(choices))]
    ]
    ticks = [
        f"<b>{RIGHT} {_wrapped(text)}</b>" if i == right else _wrapped(text)
        for i, text in enumerate(choices)
    ]
    return figure(
        drawn,
        lang,
        height=VOTES_HEIGHT,
        top=24,
        showlegend=len(drawn) > 1,
        legend=LEGEND_BELOW,
        barmode="group",
        xaxis={
            "tickvals": list(range(len(choices))),
            "ticktext": ticks,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis=_counts(y_title, [*firsts, *seconds]),
    )


def estimates(
    counts: Sequence[int],
    truth: float | None,
    truth_text: str,
    *,
    x_title: str,
    y_title: str,
    lang: Lang,
) -> Figure:
    """Draw how many estimates lie in each class of equal width from 0 to 100 %.

    `truth`, a share, stands as an upright line; with None it stays unseen.
    """
    width = 100 / len(counts)
    axis = _counts(y_title, counts)
    drawn = bars(
        counts,
        [whole(n, lang) if n else "" for n in counts],
        name="",
        marker={"color": FIRST_COLOUR},
        textposition="outside",
    )
    drawn["x"] = [width * (i + 0.5) for i in range(len(counts))]
    drawn["width"] = [0.9 * width] * len(counts)
    top = axis["range"][1]
    line = [] if truth is None else [upright(100 * truth, 0, top, truth_text)]
    shares = range(0, 101, 20)
    return figure(
        [drawn, *line],
        lang,
        height=240,
        top=24,
        xaxis={
            "title": {"text": x_title},
            "range": [-2, 103],
            "tickvals": list(shares),
            "ticktext": [f"{share}{NO_BREAK_SPACE}%" for share in shares],
        },
        yaxis=axis,
    )


def _counts(title: str, counts: Sequence[int]) -> dict[str, Any]:
    """Return an axis of whole numbers from 0, with room above the highest bar."""
    highest = max([*counts, 4])
    return {
        "title": {"text": title},
        "range": [0, 1.25 * highest],
        "tickformat": "d",
        "dtick": max(1, round(highest / 4)),
    }


def _wrapped(text: str) -> str:
    short = textwrap.shorten(text, LONGEST, placeholder=" …")
    return "<br>".join(label(line) for line in textwrap.wrap(short, LINE_LENGTH))
