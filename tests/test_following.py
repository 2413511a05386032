"""A change runs only what follows it; the page shows what a whole run would show."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pytest
from streamlit.proto.Element_pb2 import Element

from benchmarks._protocol import Client, Run, browsing
from softmax_viz.catalog import DEMOS, HOME, Demo

CHANGES: Final[tuple[dict[str, Any], ...]] = (
    {"logits": [1.2, 1, 0.5]},
    {"temperature": 0.3},
    {"temperature": 0},
    {"temperature": "inf"},
    {"temperature": 1, "logits": [900, 1, -900]},
    {"logits": [1, 1, 1]},
    {"kind": "undo"},
    {"truth": 1, "threshold": 0.25},  # settings of the two pages that have them
    {"kind": "guess"},
    {"kind": "reveal"},
    {"names": ["a", "b", "c", "d"], "logits": [1, 2, 3, 4]},
    {"names": ["a", "b"], "logits": [1, 2]},
    {"names": ["<b>", '"q"', "ñ"], "logits": [3, 1, -2.25], "temperature": 2},
    {"names": list("abcdefghijklmnopqrst"), "logits": [x / 4 for x in range(20)]},
)
HEAD: Final = (0, 0)
# What is another in each run, though it looks and does the same.
NEW_EACH_RUN: Final = {"download_button": ("url", "deferred_file_id")}
SET_BY_THE_SERVER: Final = ("set_value", "value", "raw_value", "raw_values")


@dataclass
class Hand:
    """Moves the stage of a page, and sees what the page shows."""

    client: Client

    async def change(self, change: Mapping[str, Any]) -> Run:
        """Make a change by the stage, as the end of a gesture or a command."""
        data = self.client.data("stage")
        view, sequence = data["view"], data["sequence"] + 1
        truth = view["truth"]
        edit = {
            "kind": "edit",
            "final": True,
            "names": data["names"],
            "logits": data["logits"],
            "temperature": data["temperature"],
            "threshold": view["threshold"],
            "truth": truth and truth["index"],
        }
        message = change if "kind" in change else edit | dict(change)
        stage = self.client.component("stage")
        self.client.tell(stage, {"message": {**message, "sequence": sequence}})
        run = await self.client.run(self.client.fragment_of(stage))
        assert self.client.data("stage")["sequence"] == sequence
        assert run.exceptions == 0
        return run

    def written(self, message: Any) -> dict[str, str]:
        """Return the state of the stage after a message, good or forged."""
        return {"json_value": json.dumps({"message": message}, default=str)}

    def shown(self) -> dict[tuple[int, ...], Element]:
        """Return what is below the head, but for what a field's user has in it."""
        return {
            place: plain(element)
            for place, element in self.client.elements.items()
            if place[:2] != HEAD
            and not element.text_input.disabled  # it only keeps a key in the link
        }


def plain(element: Element) -> Element:
    """Return an element without what only says how it came to be so."""
    kind = element.WhichOneof("type") or ""
    copy = Element()
    copy.CopyFrom(element)
    copy.has_one_shot_effect = False
    shown = getattr(copy, kind)
    fields = {field.name for field in shown.DESCRIPTOR.fields}
    kept = SET_BY_THE_SERVER if "default" in fields else ()
    for name in fields.intersection((*NEW_EACH_RUN.get(kind, ()), *kept)):
        shown.ClearField(name)
    return copy


async def differences(address: str, demo: Demo, changes: Any) -> list[str]:
    """Return where the page differs from a whole run, after each of the changes."""
    found = []
    slug = "" if demo is HOME else demo.slug
    async with browsing(address, slug, z="2, 1, 0.5", lang="en") as client:
        assert (await client.run()).exceptions == 0
        hand = Hand(client)
        for change in changes:
            await hand.change(change)
            alone = hand.shown()
            assert (await client.run()).exceptions == 0
            whole = hand.shown()
            found += [
                f"{change}: {alone.get(place)} is {whole.get(place)} in a whole run"
                for place in sorted(alone.keys() | whole.keys())
                if alone.get(place) != whole.get(place)
            ]
    return found


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
def test_what_follows_a_change_is_what_a_whole_run_shows(
    address: str, demo: Demo, thorough: bool
) -> None:
    changes = CHANGES if thorough else CHANGES[::4]
    assert asyncio.run(differences(address, demo, changes)) == []


async def elements_sent(address: str, demo: Demo) -> tuple[int, int]:
    """Return the messages of a change by the stage, and of a whole run."""
    slug = "" if demo is HOME else demo.slug
    async with browsing(address, slug, z="2, 1, 0.5", lang="en") as client:
        whole = await client.run()
        alone = await Hand(client).change({"logits": [1.2, 1, 0.5]})
        return alone.messages, whole.messages


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
def test_a_change_sends_little_of_the_page(address: str, demo: Demo) -> None:
    alone, whole = asyncio.run(elements_sent(address, demo))
    assert alone <= 30 < whole
