"""The page on scale: its cases, its exact zeros, and where division has no answer."""

import json
import math
import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from softmax_viz import core
from softmax_viz.live import sharpen
from softmax_viz.live.sharpen.words import METHOD_WORDS
from softmax_viz.live.wire import checked
from softmax_viz.scenario import Scenario
from softmax_viz.text import LANGS, Lang
from tests.app import open_app

open_sharpen = partial(open_app, "sharpen")


def table(at: AppTest) -> list[list[str]]:
    """Read the cells of the page's table, row by row."""
    source = next(block.proto.body for block in at.get("html"))
    rows = re.findall(r"<tr>(.*?)</tr>", source.partition("<tbody>")[2])
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("button", "logits"),
    [
        ("case_small", (0.2, 0.1, 0)),
        ("case_middle", (2, 1, 0)),
        ("case_large", (20, 10, 0)),
    ],
)
def test_a_button_loads_its_case(
    button: str, logits: tuple[float, ...], lang: Lang
) -> None:
    at = open_sharpen(lang=lang, z="5,6", names="x,y", t="3")
    at.button(key=button).click().run()
    assert not at.exception
    present = at.session_state["history"].present
    assert (present.logits, present.temperature) == (logits, 1)
    assert at.session_state["history"].undo().present.logits == (5, 6)


def test_the_table_tells_true_zeros_from_small_numbers() -> None:
    rows = table(open_sharpen(lang="en", z="20,10,0", names="a,b,c"))
    # softmax([20, 10, 0]) = 0.999954..., 4.5e-5, 2.1e-9
    assert [cell.replace("\u00a0", " ") for cell in rows[2]] == [
        *("c", "0.00", "&lt;0.1 %", "0 exactly", "0 exactly", "0 exactly", "0 exactly")
    ]
    assert rows[0][2].startswith("99.995")


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "no answer"), ("es", "sin respuesta")]
)
def test_division_of_negative_logits_has_no_answer(lang: Lang, says: str) -> None:
    rows = table(open_sharpen(lang=lang, z="2,1,-1", names="a,b,c"))
    assert [row[3] for row in rows] == [says] * 3


@pytest.mark.parametrize("t", [0.0, 1e-320, 1.0, 1e308, math.inf])
@pytest.mark.parametrize("z", [(2.0, 1.0), (1e308, -1e308), (0.0, 0.0), (-1.0, -2.0)])
def test_the_payload_can_always_be_sent(z: tuple[float, ...], t: float) -> None:
    data = sharpen.payload(Scenario(("a", "b"), z, t), "es")
    sent = json.loads(json.dumps(data, allow_nan=False))
    checked(sent, sharpen.SharpenData)
    shares = sent["exact"]["shares"]
    assert shares["softmax"] == core.softmax(z, t).tolist()
    divisible = min(z) >= 0 < max(z)
    assert (shares["division"] is not None) == divisible


def test_every_method_has_its_words() -> None:
    assert set(sharpen.METHODS) == set(core.relatives([1.0, 2.0]))
    for method in sharpen.METHODS:
        assert {method, f"{method}How"} <= set(METHOD_WORDS)
