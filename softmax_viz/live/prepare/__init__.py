"""A link to hand out: its text, its QR code, and a preview of what it opens."""

from typing import Annotated, Any, TypedDict
from urllib.parse import urlsplit

import segno

from softmax_viz.live.component import component
from softmax_viz.live.prepare.words import WORDS
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.text import Lang


class Code(TypedDict):
    """A QR code: how many modules wide, and the dark ones as the path of an SVG."""

    size: int
    path: str


class PrepareData(TypedDict):
    """What prepare.js shows; `preview` is the link as the frame opens it."""

    lang: Lang
    link: str
    preview: str
    code: Code | None
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(link: str, lang: Lang) -> PrepareData:
    """Return what is shown of a link."""
    joint = "&" if urlsplit(link).query else "?"
    return {
        "lang": lang,
        "link": link,
        "preview": link if "embed=true" in link else f"{link}{joint}embed=true",
        "code": qr_code(link),
        "words": spoken(WORDS, lang),
    }


def qr_code(link: str) -> Code | None:
    """Return the QR code of a link; None for one that is too long for any."""
    try:
        made = segno.make(link, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    rows = [
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(made.matrix)
        for x, dark in enumerate(row)
        if dark
    ]
    return {"size": len(made.matrix), "path": "".join(rows)}


def draw(data: PrepareData) -> None:
    """Mount the part."""
    _PREPARE(key="prepare", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    return {"words": spoken(WORDS, lang)}


_PREPARE = component("prepare/prepare", _lasting)
