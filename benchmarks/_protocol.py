"""A browser without a screen: it speaks Streamlit's own protocol with a server.

What a browser would do, it does: it takes compressed messages, sends the value of every
widget that it was shown, keeps large messages and tells which it has, and keeps the
query of its address. Its rules are those of Streamlit's frontend (ForwardMessageCache
and WidgetStateManager).
"""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from softmax_viz.live.component import data_of

OLDEST: Final = 2  # global.maxCachedMessageAge
SUCCESS: Final = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
FRAGMENT: Final = ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
DONE: Final = (SUCCESS, FRAGMENT)
PATIENCE: Final = 120.0  # seconds until a run counts as failed


class ProtocolError(RuntimeError):
    """The server did what no browser could go on with."""


@dataclass(frozen=True)
class Run:
    """What one run of the script cost on the wire."""

    seconds: float
    bytes: int
    messages: int
    exceptions: int


@dataclass
class Shown:
    """An element on the page, the run that drew it, and the fragment it is in."""

    element: Element
    run: int
    fragment: str


@dataclass
class _Kept:
    """A message that the browser keeps, and the run in which it was used last."""

    message: ForwardMsg
    run: int
    fragment: str


def _state(kind: str, shown: Any) -> dict[str, Any] | None:
    """Return the value that a widget begins with or was set to; None for no widget."""
    given = shown.set_value if hasattr(shown, "set_value") else False
    match kind:
        case "text_area" | "text_input":
            return {"string_value": shown.value if given else shown.default}
        case "checkbox":
            return {"bool_value": shown.value if given else shown.default}
        case "number_input":
            return {"double_value": shown.value if given else shown.default}
        case "selectbox":
            chosen = shown.raw_value if given else shown.options[shown.default]
            return {"string_value": chosen}
        case "button_group":
            first = [shown.options[i].content for i in shown.default]
            chosen = list(shown.raw_values) if given else first
            return {"string_array_value": {"data": chosen}}
        case "slider" if shown.options:
            first = [shown.options[int(i)] for i in shown.default]
            chosen = list(shown.raw_value) if given else first
            return {"string_array_value": {"data": chosen}}
        case "slider":
            numbers = list(shown.value if given else shown.default)
            return {"double_array_value": {"data": numbers}}
    return None


class _Wire(ClientConnection):
    """A connection that counts the bytes that come, compressed as they are."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Count, and take the data in."""
        self.received += len(data)
        super().data_received(data)


class Client:
    """One open page. Use `browsing` to make one."""

    def __init__(self, socket: _Wire, path: str, query: str) -> None:
        """Hold the connection; `run` starts the script."""
        self.socket = socket
        self.path, self.query = path, query
        self.page = ""
        self.shown: dict[tuple[int, ...], Shown] = {}
        self.blocks: list[tuple[int, ...]] = []  # that this run has drawn
        self.fragments: dict[str, str] = {}
        self.widgets: dict[str, WidgetState] = {}
        self.kept: dict[str, _Kept] = {}
        self.runs = 0
        self.in_run: list[str] = []

    async def run(self, fragment: str = "") -> Run:
        """Ask for a run, and take in all that comes until the script has finished."""
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = self.query
        state.page_script_hash = self.page
        state.page_name = "" if self.page else self.path
        state.fragment_id = fragment
        state.cached_message_hashes.extend(self.kept)
        state.context_info.timezone = "UTC"
        state.context_info.locale = "en-US"
        state.widget_states.widgets.extend(self.widgets.values())
        start = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        before = self.socket.received
        count = exceptions = 0
        async for packet in self.socket:
            message = ForwardMsg.FromString(bytes(packet))  # type: ignore[arg-type]
            count += 1
            exceptions += self._take(message)
            ended = message.WhichOneof("type") == "script_finished"
            if ended and message.script_finished in DONE:
                break
        else:
            raise ProtocolError("the server closed the connection")
        seconds = time.perf_counter() - start
        size = self.socket.received - before
        return Run(seconds, size, count, exceptions)

    @property
    def elements(self) -> dict[tuple[int, ...], Element]:
        """Return the elements on the page, by their places."""
        return {place: shown.element for place, shown in self.shown.items()}

    def component(self, name: str) -> str:
        """Return the id of the one component of that name."""
        for element in self.elements.values():
            if element.bidi_component.component_name == f"softmax_viz_{name}":
                return element.bidi_component.id
        raise ProtocolError(f"the page has no component {name}")

    def data(self, name: str) -> dict[str, Any]:
        """Return what a component was sent last."""
        wanted = self.component(name)
        for element in self.elements.values():
            if element.bidi_component.id == wanted:
                return data_of(element.bidi_component.json)
        raise ProtocolError(f"the page has no component {name}")

    def tell(self, widget: str, value: dict[str, Any]) -> None:
        """Set the state of a component, as its script would."""
        self.widgets[widget] = WidgetState(id=widget, json_value=json.dumps(value))

    def slide(self, label: str, value: float) -> None:
        """Move a slider of Streamlit's own."""
        for element in self.elements.values():
            if element.slider.label == label:
                name = element.slider.id
                moved: Any = {"double_array_value": {"data": [value]}}
                self.widgets[name] = WidgetState(id=name, **moved)
                return
        raise ProtocolError(f"the page has no slider {label}")

    def fragment_of(self, widget: str) -> str:
        """Return the fragment that a widget was drawn in, if it was in one."""
        return self.fragments.get(widget, "")

    # --- what comes ------------------------------------------------------------------

    def _take(self, message: ForwardMsg) -> int:
        """Take in a message, and return 1 if it shows an exception."""
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            kept = self.kept.get(message.ref_hash)
            if kept is None:
                raise ProtocolError("a message was left out that was not kept")
            kept.run = self.runs
            whole = ForwardMsg()
            whole.CopyFrom(kept.message)
            whole.metadata.CopyFrom(message.metadata)
            message, kind = whole, whole.WhichOneof("type")
        elif message.metadata.cacheable:
            self.kept[message.hash] = _Kept(
                message, self.runs, message.delta.fragment_id
            )
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
            fragments = list(message.metadata.run.fragment_ids)
            self.in_run = fragments
            if not fragments:
                self.shown = {}
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished" and message.script_finished in DONE:
            self._forget()
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            place = tuple(message.metadata.delta_path)
            element = message.delta.new_element
            fragment = message.delta.fragment_id
            self.shown[place] = Shown(element, self.runs, fragment)
            self._show(element, fragment)
            return int(element.WhichOneof("type") == "exception")
        elif kind == "delta":
            self.blocks.append(tuple(message.metadata.delta_path))
        return 0

    def _show(self, element: Element, fragment: str) -> None:
        """Give a new widget its value, and take over one that the script has set."""
        kind = element.WhichOneof("type") or ""
        shown = getattr(element, kind)
        identity = getattr(shown, "id", "")
        if not identity:
            return
        self.fragments[identity] = fragment
        state = _state(kind, shown)
        if state and (shown.set_value or identity not in self.widgets):
            self.widgets[identity] = WidgetState(id=identity, **state)

    def _forget(self) -> None:
        """Let go of what the run left out, and of messages long not used."""
        fragments = self.in_run
        self.shown = {
            place: shown
            for place, shown in self.shown.items()
            if shown.run == self.runs
            or (
                shown.fragment not in fragments
                and not any(place[: len(block)] == block for block in self.blocks)
            )
        }
        self.blocks = []
        self.runs += 1
        self.kept = {
            name: kept
            for name, kept in self.kept.items()
            if (fragments and kept.fragment not in fragments)
            or self.runs - kept.run <= OLDEST
        }


@asynccontextmanager
async def browsing(
    address: str, slug: str = "", *, cookie: str = "", **keys: str
) -> AsyncIterator[Client]:
    """Open the page `slug` with these keys in its address; the first run is yours."""
    base = urlsplit(address)
    socket = f"ws://{base.netloc}{base.path.rstrip('/')}/_stcore/stream"
    async with connect(
        socket,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else None,
        max_size=None,
        create_connection=_Wire,
    ) as connection:
        assert isinstance(connection, _Wire)
        yield Client(connection, slug, urlencode(keys))
