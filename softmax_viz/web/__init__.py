"""Live parts of a page: components without a frame, and the files that they share.

A component is a folder with `<folder>.html`, `.css` and `.js`. Before its own script
come the preview's mathematics (preview.js), numbers as each language writes them
(numbers.js), the scale of temperature (dial.js) and the thread between the stage and
those who follow it (thread.js); before its own style comes the look of every card
(card.css).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import streamlit as st

FOLDER: Final = Path(__file__).parent
SCRIPTS: Final = ("preview.js", "numbers.js", "dial.js", "thread.js")


def component(folder: Path) -> Callable[..., Any]:
    """Register the component whose html, css and js lie in `folder`."""
    name = folder.name
    own = {kind: read(folder / f"{name}.{kind}") for kind in ("html", "css", "js")}
    shared = "".join(read(FOLDER / script) for script in SCRIPTS)
    return st.components.v2.component(
        f"softmax_viz_{name}",
        html=own["html"],
        css=read(FOLDER / "card.css") + own["css"],
        js=shared + own["js"],
    )


def read(path: Path) -> str:
    """Read a text file of the package."""
    return path.read_text(encoding="utf-8")
