"""The flat list of public names, and what the core must not know."""

import inspect
import subprocess
import sys

from softmax_viz import core


def test_every_public_function_says_what_you_get() -> None:
    for name in core.__all__:
        thing = getattr(core, name)
        if inspect.isroutine(thing) or inspect.isclass(thing):
            assert (thing.__doc__ or "").strip(), name


def test_the_core_imports_neither_streamlit_nor_plotly_nor_scipy() -> None:
    code = (
        "import sys, softmax_viz.core; "
        "print(sorted({'streamlit', 'plotly', 'scipy', 'mpmath'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
