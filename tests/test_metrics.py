"""What softmax_viz/metrics.py counts, and that it tells it only who was asked to."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.parser import text_string_to_metric_families
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.scriptrunner import StopException

from softmax_viz import metrics
from tests.app import open_app
from tests.asgi import messages


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(metrics.SWITCH, "1")


def told() -> dict[str, float]:
    """Return every sample as Prometheus reads it, by name and labels."""
    (route,) = metrics.routes()
    start, body = messages(route.app, "http", route.path)
    assert start["status"] == 200
    assert Headers(raw=start["headers"])["Content-Type"] == CONTENT_TYPE_LATEST
    return {
        "".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(body["body"].decode())
        for sample in family.samples
    }


def grown(act: Callable[[], object]) -> dict[str, float]:
    """Return what has changed by `act`."""
    before = told()
    act()
    return {name: x - before[name] for name, x in told().items() if x != before[name]}


@pytest.mark.parametrize("value", ["", "0", "no"])
def test_nothing_is_served_or_counted_unless_asked_for(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(metrics.SWITCH, value)
    assert metrics.routes() == []
    assert metrics.middleware() == []
    before = generate_latest(metrics.RUNS)
    with metrics.run():
        pass
    assert generate_latest(metrics.RUNS) == before


@pytest.mark.parametrize(
    ("answer", "pages"),
    [
        (HTMLResponse("<p>"), 1),
        (HTMLResponse("<p>", status_code=404), 0),
        (PlainTextResponse("ok"), 0),
    ],
)
@pytest.mark.usefixtures("wanted")
def test_a_page_counts_and_nothing_else_does(answer: ASGIApp, pages: int) -> None:
    found = grown(lambda: messages(metrics.Counted(answer), "http"))
    assert found.get("softmax_viz_page_requests_total", 0) == pages


@pytest.mark.parametrize("end", [None, ConnectionError("gone")])
@pytest.mark.usefixtures("wanted")
def test_a_page_is_open_until_its_connection_ends(end: Exception | None) -> None:
    before = told()["softmax_viz_sessions"]
    during = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        during.append(told()["softmax_viz_sessions"])
        if end:
            raise end

    with suppress(ConnectionError):
        messages(metrics.Counted(inner), "websocket")
    assert during == [before + 1]
    assert told()["softmax_viz_sessions"] == before


@pytest.mark.usefixtures("wanted")
def test_a_run_inside_a_run_is_one_run() -> None:
    def nested() -> None:
        with metrics.run(), metrics.run():
            pass

    found = grown(nested)
    assert found["softmax_viz_run_seconds_count"] == 1
    assert found["softmax_viz_run_seconds_sum"] > 0
    assert found["softmax_viz_run_seconds_bucket+Inf"] == 1


@pytest.mark.usefixtures("wanted")
def test_another_thread_s_run_is_another_run() -> None:
    def both() -> None:
        with metrics.run():
            other = threading.Thread(target=alone)
            other.start()
            other.join()

    def alone() -> None:
        with metrics.run():
            pass

    assert grown(both)["softmax_viz_run_seconds_count"] == 2


@pytest.mark.usefixtures("wanted")
def test_a_failure_counts_and_streamlit_s_stop_is_none() -> None:
    def ends_by(end: BaseException) -> None:
        with suppress(type(end)), metrics.run():
            raise end

    failed = "softmax_viz_failed_runs_total"
    assert grown(lambda: ends_by(ValueError("x")))[failed] == 1
    found = grown(lambda: ends_by(StopException()))
    assert failed not in found
    assert found["softmax_viz_run_seconds_count"] == 1


@pytest.mark.usefixtures("wanted")
def test_each_run_of_the_app_is_counted_once() -> None:
    app = open_app()
    assert grown(app.run)["softmax_viz_run_seconds_count"] == 1


@pytest.mark.usefixtures("wanted")
def test_no_sample_says_anything_about_anybody() -> None:
    told()
    labels = {
        label
        for family in metrics.REGISTRY.collect()
        for sample in family.samples
        for label in sample.labels
    }
    assert labels <= {"le"}


@pytest.mark.usefixtures("wanted")
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here")
def test_the_process_tells_its_cpu_and_its_memory() -> None:
    found = told()
    assert found["process_cpu_seconds_total"] > 0
    assert found["process_resident_memory_bytes"] > 1e6
