"""The page In code: its programs print what stands beside them, and its sums."""

import contextlib
import io
import math
import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz.snippets import AXES, LIBRARIES
from softmax_viz.tables.batch import groups
from softmax_viz.text import LANGS, Lang
from tests.app import open_app

open_code = partial(open_app, "code")


def run(source: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "page", "exec"), {})
    return out.getvalue().removesuffix("\n")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("library", ["numpy", "scipy"])
@pytest.mark.parametrize("t", ["0", "0.5", "inf"])
def test_the_programs_on_the_page_print_what_stands_beside_them(
    library: str, lang: Lang, t: str
) -> None:
    at = open_code(lang=lang, z="1.5,0.8,-0.2", names="a,b,c", t=t)
    at.pills(key="lib").set_value(library).run()
    at.selectbox(key="truth").set_value(2).run()
    source, output, batch_source, batch_output = (block.value for block in at.code)
    assert "true = 2  # c" in source
    assert run(source) == output
    assert run(batch_source) == batch_output


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_library_has_its_import(library: str) -> None:
    at = open_code()
    at.pills(key="lib").set_value(library).run()
    assert not at.exception
    module = {"tensorflow": "tensorflow", "torch": "torch", "jax": "jax"}
    assert f"import {module.get(library, 'numpy')}" in at.code[0].value


def test_a_true_class_beyond_the_last_is_the_last() -> None:
    at = open_code(z="1,2", names="a,b")
    at.selectbox(key="truth").set_value(19).run()
    assert "true = 1  # b" in at.code[0].value


def marks(at: AppTest) -> tuple[list[str], list[str]]:
    """Read the marks of the row sums and of the column sums."""
    table = next(b.proto.body for b in at.get("html") if "batch" in b.proto.body)
    body, _, foot = table.partition("<tfoot>")
    return re.findall("[✓✗]", body), re.findall("[✓✗]", foot)


# Which sums are 1 follows from the axis alone.
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("axis", "rows", "columns"),
    [("1", "✓", "✗"), ("-1", "✓", "✗"), ("0", "✗", "✓"), ("None", "✗", "✗")],
)
def test_the_wrong_axis_shows_sums_that_are_not_1(
    axis: str, rows: str, columns: str, lang: Lang
) -> None:
    at = open_code(lang=lang)
    at.segmented_control(key="axis").set_value(axis).run()
    assert not at.exception
    assert marks(at) == ([rows] * 2, [columns] * 3)


def test_a_frame_holds_what_adds_up_to_1() -> None:
    assert groups("1", 2, 3) == groups("-1", 2, 3) == [[0, 0, 0], [1, 1, 1]]
    assert groups("0", 2, 3) == [[0, 1, 2], [0, 1, 2]]
    assert groups("None", 2, 3) == [[0, 0, 0], [0, 0, 0]]
    assert set(AXES) == {"0", "1", "-1", "None"}


def test_the_loss_of_an_impossible_class_is_infinite() -> None:
    at = open_code(z="1e308,-1e308", names="a,b", t="1")
    at.selectbox(key="truth").set_value(1).run()
    assert float(at.code[1].value.split("= ")[-1]) == math.inf
