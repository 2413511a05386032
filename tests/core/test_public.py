"""The flat list of public names, and what the core must not know."""

import subprocess
import sys

from softmax_viz import core


def test_every_public_name_exists_and_says_what_you_get() -> None:
    assert core.__all__ == sorted(
        core.__all__,
        key=lambda name: (name.upper() != name, name.lower() == name, name),
    )
    for name in core.__all__:
        thing = getattr(core, name)
        if callable(thing):
            first = (thing.__doc__ or "").splitlines()[0]
            assert first.endswith((".", ":")) or " = " in first or ":" in first, name


def test_the_core_imports_neither_streamlit_nor_plotly_nor_scipy() -> None:
    code = (
        "import sys, softmax_viz.core; "
        "print(sorted({'streamlit', 'plotly', 'scipy', 'mpmath'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
