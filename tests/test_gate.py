"""What no browser would send is left out before Streamlit reads it."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks._protocol import browsing
from softmax_viz import gate
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
            WidgetState(id="first", string_value="[" * 2000),
            WidgetState(id="bad", **bad),
            WidgetState(id="last", json_value=GOOD["a state"]),
        )
    )
    assert states_of(sent) == ["first", "last"]


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_can_be_read_passes_untouched(text: str) -> None:
    whole = packet(WidgetState(id="good", json_value=text))
    assert gate.readable(whole) is whole


@pytest.mark.parametrize(
    "nonsense",
    [b"", b"\xff" * 40, b"GET / HTTP/1.1", b"\x0a" * (gate.MOST_BYTES + 1)],
    ids=["empty", "no message", "another protocol", "too large"],
)
def test_what_is_no_message_is_left_out(nonsense: bytes) -> None:
    assert gate.readable(nonsense) is None


def test_only_messages_of_a_websocket_are_looked_at() -> None:
    whole = packet(WidgetState(id="good", bool_value=True))
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
            return exceptions

    before = server_log.stat().st_size
    assert set(awaited(attack())) == {0}
    logged = server_log.read_bytes()[before:].decode("utf-8", "replace")
    assert "Traceback" not in logged
    assert "Error" not in logged
