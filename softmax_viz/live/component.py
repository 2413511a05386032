"""Live parts of a page: components without a frame, from the files in softmax_viz/web.

A part `page/name` is `web/page/name.html`, `.css` and `.js`; what the parts of one page
share in looks is in `web/page/shared.css`. Its script is a module
that imports what it needs from `web/math` (mathematics alone, without a document) and
`web/shared` (mounting, keys, frames, the thread to the stage). Streamlit serves the
folder, so the browser fetches each file once; what travels with a change is data.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components.v1 import declare_component

FOLDER: Final = Path(__file__).parents[1] / "web"
_SERVED: Final = declare_component("web", path=FOLDER)

# Streamlit's own script tells where the app is, also below a path of a larger site.
_LOADER: Final = """\
const app = document.querySelector('script[src*="static/js"]').src;
const part = await import(new URL("../../component/{served}/{part}.js", app).href);
export default part.default;
"""


def component(part: str, *, isolate_styles: bool = True) -> Callable[..., Any]:
    """Register the component `part`, such as "decisions/gumbel"."""
    page, _, name = part.partition("/")
    looks = [FOLDER / "shared/card.css", FOLDER / page / "shared.css"]
    shared = looks if isolate_styles else []
    css = "".join(_read(file) for file in shared if file.exists())
    return st.components.v2.component(
        f"softmax_viz_{name}",
        html=_read(FOLDER / f"{part}.html"),
        css=css + _read(FOLDER / f"{part}.css"),
        js=_LOADER.format(served=_SERVED.name, part=part),
        isolate_styles=isolate_styles,
    )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
