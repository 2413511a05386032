"""A change runs only what follows it; the page shows what a whole run would show."""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs

import pytest
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks._hands import StageHand
from benchmarks._protocol import Client, Run, browsing
from softmax_viz.catalog import DEMOS, HOME, Demo
from softmax_viz.checking.hunt import CASES
from softmax_viz.live.component import data_of
from softmax_viz.live.freight import unpacked
from softmax_viz.scenario import DEFAULT, MACHINES
from tests.awaiting import awaited

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
# Charts that are drawn with the page, and that the browser then keeps up to date.
LAID_OUT: Final = ("curves", "own_slopes", "running", "shares", "by_t")
MOVED: Final = ("x", "y", "text", "hovertext")
SET_BY_THE_SERVER: Final = ("set_value", "value", "raw_value", "raw_values")


class Hand(StageHand):
    """Moves the stage of a page, and sees what the page shows."""

    async def make(self, change: Mapping[str, Any]) -> Run:
        """Make a change by the stage: an edit, or a command."""
        run = await self.tell(change if "kind" in change else self.edit(**change))
        assert run.exceptions == 0
        return run

    async def lies(self) -> list[str]:
        """Return where the page differs from a whole run of it."""
        alone = self.shown()
        assert (await self.client.run()).exceptions == 0
        whole = self.shown()
        return [
            f"{alone.get(place)} is {whole.get(place)} in a whole run"
            for place in sorted(alone.keys() | whole.keys())
            if alone.get(place) != whole.get(place)
        ]

    def parts(self) -> dict[str, tuple[int, ...]]:
        """Return the place of every live part, by its identity."""
        return {
            element.bidi_component.id: place
            for place, element in self.client.elements.items()
            if element.bidi_component.id
        }

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
    if copy.bidi_component.component_name == "softmax_viz_chart":
        chart = data_of(copy.bidi_component.json)
        if chart["name"] in LAID_OUT:
            copy.bidi_component.json = json.dumps(unmoved(chart))
    return copy


def unmoved(chart: dict[str, Any]) -> dict[str, Any]:
    """Return a chart without what the browser moves."""
    figure = unpacked(chart["figure"])
    traces = [
        {key: x for key, x in trace.items() if key not in MOVED}
        for trace in figure["data"]
    ]
    move = {key: x for key, x in chart["move"].items() if key not in ("z", "t")}
    still = figure | {"data": traces}
    return chart | {"figure": still, "move": move, "alt": ""}


async def faults(address: str, demo: Demo, changes: Any) -> list[str]:
    """Return what is wrong with the page after each of the changes.

    It differs from a whole run; or a part has moved, which a browser then makes anew.
    """
    found = []
    slug = "" if demo is HOME else demo.slug
    async with browsing(address, slug, z="2, 1, 0.5", lang="en") as client:
        assert (await client.run()).exceptions == 0
        hand = Hand(client)
        for change in changes:
            before = hand.parts()
            await hand.make(change)
            after = hand.parts()
            found += [
                f"{change}: {part} was made anew"
                for part in before.keys() & after.keys()
                if before[part] != after[part]
            ]
            found += [f"{change}: {lie}" for lie in await hand.lies()]
    return found


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
def test_what_follows_a_change_is_what_a_whole_run_shows(
    address: str, demo: Demo, exhaustive: bool
) -> None:
    changes = CHANGES if exhaustive else CHANGES[::4]
    assert awaited(faults(address, demo, changes)) == []


async def elements_sent(address: str, demo: Demo) -> tuple[int, int]:
    """Return the messages of a change by the stage, and of a whole run."""
    slug = "" if demo is HOME else demo.slug
    async with browsing(address, slug, z="2, 1, 0.5", lang="en") as client:
        whole = await client.run()
        alone = await Hand(client).make({"logits": [1.2, 1, 0.5]})
        return alone.messages, whole.messages


@pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.slug)
def test_a_change_sends_little_of_the_page(address: str, demo: Demo) -> None:
    alone, whole = awaited(elements_sent(address, demo))
    assert alone <= 30 < whole


async def after_a_button(address: str, slug: str, button: str, **keys: str) -> Client:
    """Open a page by a link, press a button of it, and return what is there then."""
    async with browsing(address, slug, lang="en", **keys) as client:
        await client.run()
        (pressed,) = (
            element.button.id
            for element in client.elements.values()
            if element.button.id.endswith(f"-{button}")
        )
        client.widgets[pressed] = WidgetState(id=pressed, trigger_value=True)
        assert (await client.run(client.fragment_of(pressed))).exceptions == 0
        return client


@pytest.mark.parametrize(
    ("slug", "button", "logits", "key"),
    [
        ("overflow", "break_inf", [1000, 1001, 1002], "fmt=float64"),
        ("bandit", "wrong", [0.6, 0.3, 0], "seed=16"),
        ("check", "case_1", list(CASES[1].scenario("en").logits), "claim="),
    ],
)
def test_a_button_goes_before_the_link_and_into_it(
    address: str, slug: str, button: str, logits: list[float], key: str
) -> None:
    opening = after_a_button(address, slug, button, z="1, 2, 3, 4", t="2")
    client = awaited(opening)
    assert client.data("stage")["logits"] == logits
    assert key in client.query
    opens_with = MACHINES.logits if slug == "bandit" else DEFAULT.logits
    z = parse_qs(client.query).get("z", [", ".join(f"{z:g}" for z in opens_with)])
    assert z == [", ".join(f"{z:g}" for z in logits)]
