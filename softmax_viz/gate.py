"""What a browser sends is looked at before Streamlit reads it.

Streamlit takes a message as it comes: one that is no message, a state under a name that
no widget has or of a kind that is not the widget's, or a part's JSON that is none,
nested too deep or too long, ends in a stack trace in its log; and one that asks for a
hundred thousand things keeps all visitors waiting. Here such a message is left out, and
of others only the states that cannot be read. What can be read is judged where it is
used (live/wire.py).
"""

import json
import math
import re
from collections.abc import Mapping
from typing import Final

from google.protobuf.message import DecodeError
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

MOST_BYTES: Final = 1_000_000  # of a message
MOST_JSON: Final = 100_000  # characters of the state of one part
DEEPEST: Final = 32  # lists in lists in one
MOST_STATES: Final = 300  # of widgets in a message; a page has a few dozen
MOST_FILES: Final = 8  # that a message asks to upload
# How the name of every widget begins, and that of what a part triggers.
ELEMENT: Final = ("$$ID-", "$$STREAMLIT_INTERNAL_KEY_$$ID-")
OPERATION: Final = "backend_operation_request"  # such as to make a file
# What a visitor's browser says; the rest is for whoever develops an app.
KINDS: Final = (
    "rerun_script",
    "stop_script",
    "file_urls_request",
    OPERATION,
    "app_heartbeat",
)

# Without a way back: a quote left open is looked at once, however many follow it.
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKET: Final = re.compile(r"[\[\]{}]")
_JSON_FIELDS: Final = ("json_value", "json_trigger_value")
# Of the widgets that this app has; None is one that was not touched.
_FIELDS: Final = (
    *_JSON_FIELDS,
    "trigger_value",
    "bool_value",
    "double_value",
    "string_value",
    "double_array_value",
    "string_array_value",
    "file_uploader_state_value",
    None,
)
# Which kinds of state a widget has, by the stem of its key: what stands before a
# number or a hyphen. A test holds it to the widgets of all pages.
_STEM: Final = re.compile(r"\$\$ID-[0-9a-f]+-([^0-9-]*)")
_TEXTS: Final = (
    *("names", "z", "t", "hide", "lock", "title", "say", "stay", "guess", "present"),
    *("lesson", "scene", "y", "seed", "cut", "topk", "truth", "claim", "rows", "codes"),
    *("sheet", "from_choice", "says_choice", "titled_choice", "lesson_scenes_"),
    *("lesson_title_", "reason", "vote", "which"),
)
_CHOICES: Final = (
    *("lang", "axis", "bars", "clf_choice", "draws_choice", "fmt", "hides_choice"),
    *("lib", "locks_choice", "lr", "ood", "photo_choice", "plan_choice"),
    *("real_choice", "round_choice", "task_choice", "text_choice", "digit_choice"),
    *("theme_choice", "votes_choice"),
)
_BUTTONS: Final = (
    *("None", "again", "as_trained", "back", "break_inf", "break_log"),
    *("break_unstored", "break_vanish", "break_zeros", "case_", "case_large"),
    *("case_middle", "case_small", "commit", "csv", "explore", "fit_t", "next"),
    *("on_stage", "photo", "replay", "send", "sheet_A", "sheet_Letter", "show", "step"),
    *("train", "wrong"),
)
_SWITCHES: Final = (
    *("one", "submax", "twice", "guesses_choice", "stays_choice", "reveal"),
)
_PARTS: Final = (
    *("arrival", "bars", "by_t", "curves", "draw", "game", "geometry", "gumbel"),
    *("history_chart", "lead", "loss", "models", "over_pulls", "own_slopes"),
    *("prepare", "presenter", "progress", "reliability", "running", "shares"),
    *("sharpen", "stage", "stranger", "sweep", "take", "two_classes", "votes"),
)
OF_STEMS: Final[Mapping[str, tuple[str, ...]]] = {
    "string_value": _TEXTS,
    "string_array_value": _CHOICES,
    "bool_value": (
        "one",
        "submax",
        "twice",
        "guesses_choice",
        "stays_choice",
        "reveal",
    ),
    "double_value": ("shift", "topp", "u"),
    "double_array_value": ("c", "estimate", "ls", "th"),
    "trigger_value": _BUTTONS,
    "json_value": _PARTS,
    "file_uploader_state_value": ("lesson_file",),
}
_STEMS: Final = frozenset(stem for stems in OF_STEMS.values() for stem in stems)


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
    files = message.file_urls_request.file_names
    kind, asked = message.WhichOneof("type"), message.backend_operation_request
    if kind not in KINDS:
        return None
    if kind == OPERATION and not asked.HasField("deferred_file"):
        return None
    if len(states) > MOST_STATES or len(files) > MOST_FILES:
        return None
    bad = [i for i, state in enumerate(states) if not _is_sound(state)]
    if not bad:
        return packet
    for i in reversed(bad):
        del states[i]
    return message.SerializeToString()


def _is_sound(state: WidgetState) -> bool:
    """Return whether a widget of ours could have the state."""
    kind = state.WhichOneof("value")
    if kind not in _FIELDS or not state.id.startswith(ELEMENT):
        return False
    if kind is None:
        return True
    known = stem(state.id)
    if known in _STEMS and known not in OF_STEMS.get(kind, ()):
        return False
    if kind == "double_value":
        return math.isfinite(state.double_value)
    if kind == "double_array_value":
        return all(map(math.isfinite, state.double_array_value.data))
    return kind not in _JSON_FIELDS or is_json(getattr(state, kind))


def stem(name: str) -> str | None:
    """Return the stem of the key in a widget's name; None for what a part triggers."""
    found = _STEM.match(name)
    return found[1] if found else None


def is_json(text: str) -> bool:
    """Return whether a text is JSON, not too long and not nested too deep."""
    if len(text) > MOST_JSON:
        return False
    if text.count("[") + text.count("{") > DEEPEST and _is_deep(text):
        return False
    try:
        json.loads(text)
    except ValueError:  # also of numbers with thousands of digits
        return False
    return True


def _is_deep(text: str) -> bool:
    """Return whether lists are nested too deep, whatever the strings among them say."""
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def middleware() -> list[Middleware]:
    """Return what the app is wrapped in to be spared such messages."""
    return [Middleware(Gate)]
