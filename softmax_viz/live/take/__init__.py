"""The stage as a picture, with the buttons that save it: drawn in Python, kept there.

Only the browser can make a PNG of it, as wide as a slide.
"""

from typing import Annotated, Any, Final, TypedDict

from softmax_viz.live.component import component
from softmax_viz.live.wire import spoken, words_of
from softmax_viz.text import Lang, Text

NAME: Final = "softmax"  # of the file
WORDS: Final = {
    "svg": Text("Save as SVG", "Guardar como SVG"),
    "png": Text("Save as PNG", "Guardar como PNG"),
}


class TakeData(TypedDict):
    """The picture, its text alternative, and the file's name without its ending."""

    lang: Lang
    name: str
    svg: str
    alt: str
    words: Annotated[dict[str, str], words_of(WORDS)]


def payload(svg: str, alt: str, lang: Lang) -> TakeData:
    """Return what take.js shows."""
    return {
        "lang": lang,
        "name": NAME,
        "svg": svg,
        "alt": alt,
        "words": spoken(WORDS, lang),
    }


def draw(data: TakeData) -> None:
    """Mount the part."""
    _TAKE(key="take", data=data)


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {"name": NAME, "words": spoken(WORDS, lang)}


_TAKE = component("take/take", _lasting)
