"""The stage as a picture of its own: to keep, to put on a slide, to print in grey."""

import html
import unicodedata
from collections.abc import Sequence
from typing import Final

from softmax_viz.palette import class_colour
from softmax_viz.text import Lang, Text, number, percent, temperature

TITLE = Text("softmax at T = {t}", "softmax con T = {t}")
LOGIT = Text("logit z", "logit z")
PROBABILITY = Text("probability p", "probabilidad p")

WIDTH: Final = 960
ROW: Final = 44
TOP: Final = 96  # of the first row
NAME_WIDTH: Final = 190
LANES: Final = {"z": (216, 240), "p": (560, 300)}  # from where, how wide
FONT: Final = "'Source Sans 3','Source Sans Pro',system-ui,sans-serif"
LINE: Final = "#767676"
SIZE: Final = 18  # of a letter, in pixels
WIDE: Final = ("W", "F")  # of unicodedata: as wide as high


def stage_picture(
    names: Sequence[str],
    logits: Sequence[float],
    probabilities: Sequence[float],
    axis: float,
    t: float,
    lang: Lang,
) -> str:
    """Draw the stage as SVG: each class with its logit and its probability, on white.

    `axis` is the logit at the end of the axis. Bars are outlined, and each has its
    number beside it, so nothing is told by colour alone. Names are escaped.
    """
    height = TOP + ROW * len(names) + 44
    at_zero = LANES["z"][0] + LANES["z"][1] / 2
    head = (
        _text(24, 40, TITLE(lang, t=temperature(t, lang)), size=24, weight=600)
        + _text(at_zero, 80, LOGIT(lang), anchor="middle")
        + _text(LANES["p"][0], 80, PROBABILITY(lang))
    )
    rows = "".join(
        _row(i, name, z, p, axis, t, lang)
        for i, (name, z, p) in enumerate(zip(names, logits, probabilities, strict=True))
    )
    foot = TOP + ROW * len(names)
    zero = (
        f'<path d="M{at_zero:g} {TOP - 6}V{foot}" stroke="#000" '
        'stroke-dasharray="4 3"/>'
    )
    left, wide = LANES["p"]
    ticks = "".join(
        f'<path d="M{left + wide * k / 4:g} {foot}v6" stroke="#000"/>'
        + _text(
            left + wide * k / 4,
            foot + 24,
            percent(k / 4, lang, 0),
            anchor="middle",
            size=14,
        )
        for k in range(5)
    )
    ends = "".join(
        _text(at_zero + side * LANES["z"][1] / 2, foot + 24, said, "middle", 14)
        for side, said in (
            (-1, number(-axis, lang)),
            (0, "0"),
            (1, number(axis, lang)),
        )
    )
    line = f'<path d="M{left} {foot}H{left + wide}" stroke="#000"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="{FONT}">'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f"{head}{rows}{zero}{line}{ticks}{ends}</svg>"
    )


def _row(
    i: int, name: str, z: float, p: float, axis: float, t: float, lang: Lang
) -> str:
    top = TOP + ROW * i
    base = top + ROW / 2 + 6
    look = (
        f'fill="{class_colour(i)}" stroke="#000" '
        f'stroke-width="{1.5 if i < 10 else 1}"'
        + (' stroke-dasharray="5 3"' if i >= 10 else "")
    )
    left, wide = LANES["z"]
    middle = left + wide / 2
    reach = wide / 2 * max(-1.0, min(z / axis, 1.0))
    p_left, p_wide = LANES["p"]
    lanes = "".join(
        f'<rect x="{x}" y="{top + 9}" width="{w}" height="{ROW - 18}" fill="#fff" '
        f'stroke="{LINE}"/>'
        for x, w in LANES.values()
    )
    bars = (
        f'<rect x="{min(middle, middle + reach):.2f}" y="{top + 9}" '
        f'width="{abs(reach):.2f}" height="{ROW - 18}" {look}/>'
        f'<rect x="{p_left}" y="{top + 9}" width="{p_wide * p:.2f}" '
        f'height="{ROW - 18}" {look}/>'
    )
    size = min(SIZE, SIZE * NAME_WIDTH / _width(name))
    return (
        _text(24, base, name, size=size)
        + lanes
        + bars
        + _text(left + wide + 72, base, number(z, lang), "end")
        + _text(
            p_left + p_wide + 84, base, percent(p, lang, open_interval=t > 0), "end"
        )
    )


def _width(text: str) -> float:
    """Return about how wide a text is, in pixels: its letters differ by font."""
    ems = sum(
        1.05
        if unicodedata.east_asian_width(mark) in WIDE
        else 0.95
        if mark in "WM@%"
        else 0.0
        if unicodedata.combining(mark)
        else 0.62
        for mark in text
    )
    return max(ems * SIZE, 1.0)


def _text(
    x: float,
    y: float,
    said: str,
    anchor: str = "start",
    size: float = SIZE,
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:.3g}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="#000" style="unicode-bidi:plaintext">'
        f"{html.escape(said)}</text>"
    )
