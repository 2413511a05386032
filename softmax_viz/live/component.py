"""Live parts of a page: components without a frame, from the files in softmax_viz/web.

A part `page/name` is `web/page/name.html`, `.css` and `.js`; what the parts of one page
share in looks is in `web/page/shared.css`. Its script is a module
that imports what it needs from `web/math` (mathematics alone, without a document) and
`web/shared` (mounting, keys, frames, the thread to the stage). Streamlit serves the
folder, so the browser fetches each file once; what travels with a change is data.

Of the data only what may change travels: what is the same in every state of the page,
such as the words, or in all that show one subject, such as its picture, is in
`web/lasting`, written by `scripts.generate`, and put back in the browser
(web/shared/load.js).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import streamlit as st
from streamlit.components.v1 import declare_component

from softmax_viz.text import LANGS, Lang

FOLDER: Final = Path(__file__).parents[1] / "web"
_SERVED: Final = declare_component("web", path=FOLDER)

# Streamlit's own script tells where the app is, also below a path of a larger site.
_LOADER: Final = """\
const app = document.querySelector('script[src*="static/js"]').src;
const at = new URL("../../component/{served}/shared/load.js", app);
const {{ load }} = await import(at.href);
export default await load("{part}", {styles}, {lasting}, {subjects});
"""
Lasting = Callable[[Lang], Mapping[str, Any]]
LASTING: Final[dict[str, Lasting]] = {}  # of each part that has something lasting


class Subjects(NamedTuple):
    """What of a part's data is the same whenever it is about the same `subject`."""

    names: Callable[[], Iterable[str]]
    about: Callable[[str], Mapping[str, Any]]


SUBJECTS: Final[dict[str, Subjects]] = {}  # of each part that has some


def component(
    part: str,
    lasting: Lasting | None = None,
    subjects: Subjects | None = None,
    *,
    isolate_styles: bool = True,
) -> Callable[..., Any]:
    """Register the component `part`, such as "decisions/gumbel".

    `lasting` tells what of its data, in a language, is the same in every state, and
    `subjects` what is wherever data["subject"] is.
    """
    page = part.partition("/")[0]
    shared = ["shared/card.css", f"{page}/shared.css"] if isolate_styles else []
    styles = [style for style in shared if (FOLDER / style).exists()]
    if lasting:
        LASTING[part] = lasting
    if subjects:
        SUBJECTS[part] = subjects
    mounted = st.components.v2.component(
        _name(part),
        js=_LOADER.format(
            served=_SERVED.name,
            part=part,
            styles=json.dumps([*styles, f"{part}.css"]),
            lasting=json.dumps(lasting is not None),
            subjects=json.dumps(subjects is not None),
        ),
        isolate_styles=isolate_styles,
    )
    known = {lang: lasting(lang) for lang in LANGS} if lasting else None

    def mount(key: str, data: Mapping[str, Any], **listeners: Any) -> Any:
        sent = changing(data, known[data["lang"]]) if known else data
        if subjects:
            sent = changing(sent, subjects.about(data["subject"]))
        # In a list, where Streamlit does not look for data frames in every value.
        return mounted(key=key, data=[sent], **listeners)

    return mount


def data_of(sent: str) -> dict[str, Any]:
    """Return the data of a part that was sent as this JSON."""
    (data,) = json.loads(sent)
    return dict(data)


def changing(data: Mapping[str, Any], lasting: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of `data` the browser cannot know: what is not as in `lasting`."""
    return {
        key: value
        for key, value in data.items()
        if key not in lasting or value != lasting[key]
    }


def whole(name: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a part as its script sees it. Twin: load.js.

    `name` is the one that Streamlit knows, such as softmax_viz_gumbel.
    """
    known: dict[str, Any] = {}
    for part in LASTING.keys() | SUBJECTS.keys():
        if name != _name(part):
            continue
        if part in LASTING:
            known |= LASTING[part](data["lang"])
        if part in SUBJECTS:
            known |= SUBJECTS[part].about(data["subject"])
    return known | dict(data)


def _name(part: str) -> str:
    return f"softmax_viz_{part.partition('/')[2]}"
