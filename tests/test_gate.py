"""What no browser would send is left out before Streamlit reads it."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import DoubleArray
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from benchmarks._protocol import browsing
from softmax_viz import gate, tasks
from softmax_viz.catalog import PAGES
from softmax_viz.classcodes import Answer, encode
from softmax_viz.scenario.prepared import KEYS
from tests.app import open_app
from tests.awaiting import awaited

BAD: dict[str, str] = {
    "nothing": "",
    "half a list": "[1, 2",
    "a word": "undefined",
    "too many digits": f"[{'9' * 5000}]",
    "too deep": "[" * 990 + "]" * 990,
    "too deep for us": "[" * 40 + "]" * 40,
    "deep and never closed": "[" * 90_000,
    "objects in objects": '{"a":' * 5000 + "1" + "}" * 5000,
    "too long": json.dumps("x" * gate.MOST_JSON),
    "a quote left open": '{"a": "b',
    "quotes left open": "[" * 33 + '"\\' * 49_000,
}
GOOD: dict[str, str] = {
    "a state": '{"message": {"kind": "undo", "sequence": 3}}',
    "brackets in a text": json.dumps({"name": "[" * 500 + '\\"{'}),
    "no number": '{"x": NaN, "y": Infinity}',
    "deep enough": "[" * gate.DEEPEST + "]" * gate.DEEPEST,
    "null": "null",
}


def packet(*states: WidgetState) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "z=2,1"
    message.rerun_script.widget_states.widgets.extend(states)
    return message.SerializeToString()


def states_of(sent: bytes | None) -> list[str]:
    assert sent is not None
    message = BackMsg.FromString(sent)
    assert message.rerun_script.query_string == "z=2,1"
    return [state.id for state in message.rerun_script.widget_states.widgets]


@pytest.mark.parametrize("field", ["json_value", "json_trigger_value"])
@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_of_a_message_only_the_states_that_can_be_read_pass(
    text: str, field: str
) -> None:
    bad: Any = {field: text}
    sent = gate.readable(
        packet(
            WidgetState(id="$$ID-0-first", string_value="[" * 2000),
            WidgetState(id="$$ID-0-bad", **bad),
            WidgetState(
                id="$$STREAMLIT_INTERNAL_KEY_$$ID-0-part__events",
                json_trigger_value="[]",
            ),
            WidgetState(id="$$ID-0-last", json_value=GOOD["a state"]),
        )
    )
    first, event, last = states_of(sent)
    assert (first, last) == ("$$ID-0-first", "$$ID-0-last")
    assert event.endswith("__events")


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_can_be_read_passes_untouched(text: str) -> None:
    whole = packet(WidgetState(id="$$ID-0-good", json_value=text))
    assert gate.readable(whole) is whole


@pytest.mark.parametrize(
    "nonsense",
    [b"", b"\xff" * 40, b"GET / HTTP/1.1", b"\x0a" * (gate.MOST_BYTES + 1)],
    ids=["empty", "no message", "another protocol", "too large"],
)
def test_what_is_no_message_is_left_out(nonsense: bytes) -> None:
    assert gate.readable(nonsense) is None


@pytest.mark.parametrize(
    "state",
    [
        WidgetState(id="", string_value="x"),
        WidgetState(id="answers", string_value="x"),
        WidgetState(id="$$STREAMLIT_INTERNAL_KEY_SCRIPT_RUN", bool_value=True),
        WidgetState(id="$$ID-0-bad", int_value=1),
        WidgetState(id="$$ID-0-bad", bytes_value=b"x"),
    ],
    ids=str,
)
def test_a_state_that_no_widget_has_is_left_out(state: WidgetState) -> None:
    good = WidgetState(id="$$ID-0-good", bool_value=True)
    assert states_of(gate.readable(packet(state, good))) == ["$$ID-0-good"]


def test_a_message_that_asks_for_too_much_is_left_out() -> None:
    state = WidgetState(id="$$ID-0-good", bool_value=True)
    most = packet(*[state] * gate.MOST_STATES)
    assert gate.readable(most) is most
    assert gate.readable(packet(*[state] * (gate.MOST_STATES + 1))) is None
    files = BackMsg()
    files.file_urls_request.file_names.extend(["x"] * gate.MOST_FILES)
    assert gate.readable(files.SerializeToString())
    files.file_urls_request.file_names.append("x")
    assert gate.readable(files.SerializeToString()) is None


@pytest.mark.parametrize(
    "asked",
    [
        BackMsg(clear_cache=True),
        BackMsg(set_run_on_save=True),
        BackMsg(load_git_info=True),
        BackMsg(debug_shutdown_runtime=True),
    ],
    ids=str,
)
def test_what_only_a_developer_asks_for_is_left_out(asked: BackMsg) -> None:
    assert gate.readable(asked.SerializeToString()) is None
    assert gate.readable(BackMsg(app_heartbeat=True).SerializeToString())


def test_of_operations_only_the_making_of_a_file_passes() -> None:
    asked = BackMsg()
    asked.backend_operation_request.deferred_file.file_id = "x"
    assert gate.readable(asked.SerializeToString())
    asked.backend_operation_request.install_skills.SetInParent()
    assert gate.readable(asked.SerializeToString()) is None


def test_only_messages_of_a_websocket_are_looked_at() -> None:
    whole = packet(WidgetState(id="$$ID-0-good", bool_value=True))
    coming = [
        {"type": "websocket.connect"},
        {"type": "websocket.receive", "bytes": b"\xff"},
        {"type": "websocket.receive", "text": "hello"},
        {"type": "websocket.receive", "bytes": whole},
        {"type": "websocket.disconnect", "code": 1000},
    ]
    came = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            came.append(await receive())
            if came[-1]["type"].endswith("disconnect"):
                return

    async def receive() -> Any:
        return coming.pop(0)

    async def send(message: Any) -> None:
        raise AssertionError(message)

    awaited(gate.Gate(app)({"type": "websocket"}, receive, send))
    assert [message["type"] for message in came] == [
        "websocket.connect",
        "websocket.receive",
        "websocket.disconnect",
    ]
    assert came[1]["bytes"] is whole


# No text field and no switch has one of these.
OTHER_KINDS: tuple[dict[str, Any], ...] = (
    {"double_value": 1.5},
    {"double_array_value": {"data": [1, 2]}},
    {"json_value": '{"message": 1}'},
    {"trigger_value": True},
)


def test_after_every_bad_message_the_page_goes_on_and_the_log_is_quiet(
    address: str, server_log: Path
) -> None:
    async def attack() -> list[int]:
        async with browsing(address, lang="en", z="2,1,0.5") as client:
            exceptions = [(await client.run()).exceptions]
            stage = client.component("stage")
            for nonsense in (b"", b"\xff" * 40, b"\x0a" * (gate.MOST_BYTES + 1)):
                await client.socket.send(nonsense)
            await client.socket.send("hello")
            for text in BAD.values():
                client.widgets[stage] = WidgetState(id=stage, json_value=text)
                run = await client.run(client.fragment_of(stage))
                exceptions.append(run.exceptions)
            del client.widgets[stage]
            for name, state in list(client.widgets.items()):
                for value in OTHER_KINDS:
                    client.widgets[name] = WidgetState(id=name, **value)
                    run = await client.run(client.fragment_of(name))
                    exceptions.append(run.exceptions)
                client.widgets[name] = state
            return exceptions

    before = server_log.stat().st_size
    assert set(awaited(attack())) == {0}
    logged = server_log.read_bytes()[before:].decode("utf-8", "replace")
    assert "Traceback" not in logged
    assert "Error" not in logged


# The first task of this seed's round is one for which a quantity is estimated.
WITH_ESTIMATE = next(s for s in range(99) if tasks.task(*tasks.mixed(s)[0]).quantity)
TWO_TASKS = "\n".join(encode(Answer(number, 3, first=0, reason=0)) for number in (1, 5))


def kinds(at: AppTest) -> set[tuple[str, str]]:
    """Return the stem and the kind of every widget of a page."""
    widgets = at.session_state._state._state._new_widget_state.widget_metadata
    return {
        (known, widget.value_type)
        for name, widget in widgets.items()
        if (known := gate.stem(name)) is not None
    }


def test_the_kinds_are_those_of_the_widgets_of_all_pages() -> None:
    held = dict.fromkeys((*KEYS, "present", "lesson", "scene"), "x")
    found = {each for demo in PAGES for each in kinds(open_app(demo, **held))}
    found |= kinds(open_app(hide="p"))
    for real in ("photo", "text", "digit"):
        found |= kinds(open_app("models", real=real))
    at = open_app("tasks", round="1", seed=str(WITH_ESTIMATE))
    found |= kinds(at)
    at.button(key="show-choices").click().run()
    found |= kinds(at)
    for radio in at.radio:
        radio.set_value(0).run()
    at.button(key="commit").click().run()
    found |= kinds(at.text_area(key="z").set_value("7, 0, 0").run())
    at = open_app("class").text_area(key="codes").set_value(TWO_TASKS).run()
    found |= kinds(at)
    ours = {(name, kind) for kind, names in gate.OF_STEMS.items() for name in names}
    assert found == ours


@pytest.mark.parametrize(
    "state",
    [
        WidgetState(id="$$ID-0-z", double_value=1),
        WidgetState(id="$$ID-0-z", trigger_value=True),
        WidgetState(id="$$ID-0-names", json_value="[]"),
        WidgetState(id="$$ID-0-case_12", string_value="x"),
        WidgetState(id="$$ID-0-vote-order-1-1", bool_value=True),
        WidgetState(id="$$ID-0-stage", string_value="{}"),
        WidgetState(id="$$ID-0-shift", double_value=math.nan),
        WidgetState(id="$$ID-0-u", double_value=math.inf),
        WidgetState(id="$$ID-0-c", double_array_value=DoubleArray(data=[math.nan])),
    ],
    ids=str,
)
def test_a_state_of_another_kind_than_its_widgets_is_left_out(
    state: WidgetState,
) -> None:
    good = [
        WidgetState(id="$$ID-0-z", string_value="2, 1"),
        WidgetState(id="$$ID-0-shift", double_value=2.5),
        WidgetState(id="$$ID-0-unknown", double_value=2.5),
    ]
    assert len(states_of(gate.readable(packet(state, *good)))) == len(good)
