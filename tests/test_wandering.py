"""A visitor who does anything anywhere: no exception, no trace in the log, no lie.

Each step uses a widget of the page at random, with what it offers, with nonsense, or
with a forged message of the stage. In the end the page shows what a whole run shows.
"""

import json
import math
import random
from pathlib import Path
from typing import Any, Final

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks._protocol import browsing
from softmax_viz.catalog import PAGES, READING, Demo
from tests.awaiting import awaited
from tests.hostile import EVERY_TEXT, forged
from tests.test_following import Hand

STEPS: Final = 12
FORGED: Final = tuple(forged().values())
COMMANDS: Final = ("undo", "redo", "add", "remove:0", "preset:tie", "guess", "reveal")
NUMBERS: Final = (0.0, -0.0, 1.0, -1e308, 1e308, 5e-324, math.inf, -math.inf, math.nan)


def given(kind: str, shown: Any, chance: random.Random) -> dict[str, Any] | None:
    """Return a value for a widget: what it offers, or nonsense; None for no widget."""
    options = [getattr(o, "content", o) for o in getattr(shown, "options", ())]
    match kind:
        case "button":
            return {"trigger_value": True}
        case "checkbox":
            return {"bool_value": chance.random() < 0.5}
        case "selectbox" | "radio":
            return {"string_value": chance.choice([*options, "nonsense"])}
        case "button_group":
            return {"string_array_value": {"data": [chance.choice(options)]}}
        case "slider" if options:
            return {"string_array_value": {"data": [chance.choice(options)]}}
        case "slider":
            some = chance.choice([shown.min, shown.max, (shown.min + shown.max) / 2])
            return {"double_array_value": {"data": [some]}}
        case "number_input":
            return {"double_value": chance.choice([shown.min, shown.max, *NUMBERS])}
        case "text_area" | "text_input":
            return {"string_value": chance.choice(EVERY_TEXT)}
    return None


def written(message: Any) -> dict[str, str]:
    """Return the state of the stage after a message, good or forged."""
    return {"json_value": json.dumps({"message": message}, default=str)}


async def wander(address: str, demo: Demo, seed: int) -> list[str]:
    """Take the steps; return what went wrong."""
    chance = random.Random(f"{demo.slug} {seed}")
    wrong: list[str] = []
    async with browsing(address, demo.url_path or "", lang="en") as client:
        wrong += ["the first run"] * (await client.run()).exceptions
        hand = Hand(client)
        for _ in range(STEPS):
            choices: list[tuple[str, dict[str, Any]]] = []
            for element in client.elements.values():
                kind = element.WhichOneof("type") or ""
                shown = getattr(element, kind)
                if value := given(kind, shown, chance):
                    choices.append((shown.id, value))
                elif kind == "bidi_component" and shown.id.endswith("-stage"):
                    command = {"kind": chance.choice(COMMANDS)}
                    message = chance.choice([command, command, *FORGED])
                    choices += 3 * [(shown.id, written(message))]
            widget, value = chance.choice(choices)
            client.widgets[widget] = WidgetState(id=widget, **value)
            run = await client.run(client.fragment_of(widget))
            wrong += [f"{widget}: {value}"] * run.exceptions
            if "trigger_value" in value:
                del client.widgets[widget]
        wrong += await hand.lies() if demo not in READING else []
    return wrong


SOME: Final = set(PAGES[::5])  # of which a plain run is content
CASES: Final = [
    pytest.param(demo, marks=[] if demo in SOME else pytest.mark.thorough, id=demo.slug)
    for demo in PAGES
]


@pytest.mark.parametrize("demo", CASES)
def test_whatever_is_done_no_page_breaks_or_lies(
    address: str, server_log: Path, demo: Demo, exhaustive: bool
) -> None:
    before = server_log.read_text(encoding="utf-8")
    for seed in range(3 if exhaustive else 1):
        assert awaited(wander(address, demo, seed)) == [], seed
    assert "Traceback" not in server_log.read_text(encoding="utf-8")[len(before) :]
