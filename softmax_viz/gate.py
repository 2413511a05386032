"""What a browser sends is looked at before Streamlit reads it.

Streamlit takes a message as it comes: one that is no message, or a part's JSON that is
none, nested too deep or too long, ends in a stack trace in its log. Here such a message
is left out, and of others only the states of parts that cannot be read. What can be
read is judged where it is used (live/wire.py).
"""

import json
import re
from typing import Final

from google.protobuf.message import DecodeError
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

MOST_BYTES: Final = 1_000_000  # of a message
MOST_JSON: Final = 100_000  # characters of the state of one part
DEEPEST: Final = 32  # lists in lists in one

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACKET: Final = re.compile(r"[\[\]{}]")
_JSON_FIELDS: Final = ("json_value", "json_trigger_value")


class Gate:
    """Lets through to `app` what a browser's widgets could have sent."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything but messages of a websocket as it is."""

        async def received() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                sound = readable(message.get("bytes") or b"")
                if sound is not None:
                    return {**message, "bytes": sound}

        websocket = scope["type"] == "websocket"
        await self.app(scope, received if websocket else receive, send)


def readable(packet: bytes) -> bytes | None:
    """Return a message without what cannot be read in it; None if that is all of it."""
    if not 0 < len(packet) <= MOST_BYTES:
        return None
    try:
        message = BackMsg.FromString(packet)
    except DecodeError:
        return None
    states = message.rerun_script.widget_states.widgets
    bad = [i for i, state in enumerate(states) if not _is_sound(state)]
    if not bad:
        return packet
    for i in reversed(bad):
        del states[i]
    return message.SerializeToString()


def _is_sound(state: WidgetState) -> bool:
    """Return whether the JSON of a part, if it is one, can be read."""
    kind = state.WhichOneof("value")
    return kind not in _JSON_FIELDS or is_json(getattr(state, kind))


def is_json(text: str) -> bool:
    """Return whether a text is JSON, not too long and not nested too deep."""
    if len(text) > MOST_JSON:
        return False
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            return False
    try:
        json.loads(text)
    except ValueError:  # also of numbers with thousands of digits
        return False
    return True


def middleware() -> list[Middleware]:
    """Return what the app is wrapped in to be spared such messages."""
    return [Middleware(Gate)]
