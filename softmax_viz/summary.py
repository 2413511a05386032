"""What to remember of each page: its last sentence, read where the page says it."""

import ast
from functools import cache
from pathlib import Path
from typing import Final

from softmax_viz.catalog import Demo
from softmax_viz.text import Text

ROOT: Final = Path(__file__).parents[1]


@cache
def takeaway_of(demo: Demo) -> Text:
    """Return the TAKEAWAY in the script of a demo, which is not run for it.

    Raises ValueError if the script has none that is written out as a Text.
    """
    script = ast.parse((ROOT / demo.script).read_text(encoding="utf-8"))
    for node in script.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="TAKEAWAY")],
                value=ast.Call(func=ast.Name(id="Text"), args=[en, es]),
            ):
                return Text(ast.literal_eval(en), ast.literal_eval(es))
    raise ValueError(f"{demo.script} has no TAKEAWAY")
