"""Every page with names, titles and instructions that nobody should write."""

import re
from html.parser import HTMLParser
from itertools import product
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz.catalog import DEMOS, PAGES, Demo
from softmax_viz.scenario import NAME_LENGTH
from softmax_viz.scenario.prepared import SAY_LENGTH, TITLE_LENGTH
from softmax_viz.text import LANGS, Lang, plain
from tests.app import charts, open_app, parts

# Each is as short as a name may be, so that nothing of it is cut off.
MARKUP: Final = (
    "<script>a()</script>",
    '"><img src=x onerror=a>',
    "![x](http://h/x.png)",
    "[x](javascript:a)",
    "$\\href{javascript:x}{y}$",
    ":red[x] :material/bug:",
    "</style><b>b</b><!--",
    "# **a** _b_ ~~c~~",
)
NAMES: Final[dict[str, tuple[str, ...]]] = {
    "doubled": ("catcat", "dogdog", "bird bird"),
    "very long": ("W" * 300, "palabra " * 90, "a" + "\u0301" * 200),
    "right to left": ("مرحبا بالعالم", "שלום עולם", "\u202egnp.exe", "a مرحبا (b)"),
    "hostile": MARKUP,
}
MIXED: Final = tuple(name for names in NAMES.values() for name in names)
CASES: Final = [
    pytest.param(demo, LANGS[place % 2], "mixed", id=f"{demo.slug}-mixed")
    for place, demo in enumerate(PAGES)
] + [
    pytest.param(demo, lang, kind, marks=pytest.mark.thorough)
    for demo, lang, kind in product(PAGES, LANGS, NAMES)
]
FOREIGN: Final = {"script", "iframe", "object", "embed", "svg", "form", "base", "link"}
SAYING: Final = ("markdown", "caption", "success", "info", "warning", "error")
LABELLED: Final = ("radio", "selectbox", "button", "toggle", "checkbox", "slider")
LABELLED_TOO: Final = ("text_input", "text_area", "number_input", "expander")


class Parsed(HTMLParser):
    """What a browser would make of HTML: its text, and what could act."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.text = ""
        self.acting: list[str] = []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        led = [value or "" for name, value in attrs if name in ("src", "href")]
        outside = [to for to in led if not re.match("data:image/|/|#", to)]
        events = [name for name, _ in attrs if name.startswith("on")]
        self.acting += [tag] * (tag in FOREIGN) + outside + events

    def handle_data(self, data: str) -> None:
        self.text += data


def quoted(name: str) -> str:
    """Write a name as a link has it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def opened(demo: Demo, lang: Lang, kind: str) -> tuple[AppTest, tuple[str, ...]]:
    """Return a page whose link has such names, as well as title and instruction."""
    names = MIXED if kind == "mixed" else NAMES[kind]
    query = {
        "names": ", ".join(map(quoted, names)),
        "z": ", ".join(str(i) for i, _ in enumerate(names)),
        "t": "1",
        "title": " ".join(names[::-1]),
        "say": " ".join(names),
        "lang": lang,
    }
    return open_app(demo, **query), names


def written(at: AppTest) -> list[str]:
    """Return all text of a page that Streamlit reads as Markdown."""
    said = [block.value for kind in SAYING for block in getattr(at, kind)]
    labelled: list[Any] = [
        element for kind in (*LABELLED, *LABELLED_TOO) for element in at.get(kind)
    ]
    labels = [str(getattr(element, "label", "")) for element in labelled]
    options = [option for radio in at.radio for option in radio.options]
    return [*said, *labels, *options]


@pytest.mark.sampled(7)
@pytest.mark.parametrize(("demo", "lang", "kind"), CASES)
def test_foreign_text_is_shown_and_nothing_of_it_is_obeyed(
    demo: Demo, lang: Lang, kind: str
) -> None:
    at, names = opened(demo, lang, kind)
    assert not at.exception
    assert not at.error
    cleaned = tuple(plain(name, NAME_LENGTH) for name in names)
    assert at.session_state["history"].present.names == cleaned
    for stage in parts(at, "softmax_viz_stage"):
        assert tuple(stage["names"]) == cleaned
    assert len(parts(at, "softmax_viz_stage")) == (demo in DEMOS)
    blocks = [Parsed(str(block.proto.body)) for block in at.get("html")]
    assert [block.acting for block in blocks if block.acting] == []
    told = "".join(block.text for block in blocks)
    assert plain(" ".join(names[::-1]), TITLE_LENGTH) in told
    assert plain(" ".join(names), SAY_LENGTH) in told
    for chart in charts(at):  # Plotly reads a few elements of HTML
        assert [x for x in MARKUP if "<" in x and x in str(chart["figure"])] == []
    for text in written(at):
        outside_code = re.sub(r"`[^`]*`", "", text)
        assert [name for name in MARKUP if name in outside_code] == [], text


def test_what_this_test_looks_for_it_finds() -> None:
    for hostile in MARKUP[:2]:
        assert Parsed(f"<p>{hostile}</p>").acting
    assert Parsed('<a href="javascript:a()">x</a>').acting
    assert Parsed("<p>&lt;script&gt;</p>").text == "<script>"
    assert all(plain(name, NAME_LENGTH) == name for name in MARKUP)
