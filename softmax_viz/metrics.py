"""What whoever hosts the app may count, for Prometheus: nothing about anybody.

Set SOFTMAX_VIZ_METRICS=1, and `/metrics` tells how many pages are open, how long their
runs take, and what the process costs. Without it nothing is counted and nothing served.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SWITCH: Final = "SOFTMAX_VIZ_METRICS"
BUCKETS: Final = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5.0, 10.0)

REGISTRY: Final = CollectorRegistry()
ProcessCollector(registry=REGISTRY)  # CPU and memory, where there is /proc
SESSIONS: Final = Gauge(
    "softmax_viz_sessions", "Pages that are open now.", registry=REGISTRY
)
PAGES: Final = Counter(
    "softmax_viz_page_requests", "Pages that were asked for.", registry=REGISTRY
)
RUNS: Final = Histogram(
    "softmax_viz_run_seconds",
    "Seconds that one run of the script took, of a page or of a change.",
    buckets=BUCKETS,
    registry=REGISTRY,
)
FAILED: Final = Counter(
    "softmax_viz_failed_runs", "Runs that ended in an exception.", registry=REGISTRY
)


class _Here(threading.local):
    """What the present thread is doing."""

    running = False


_HERE: Final = _Here()


def wanted() -> bool:
    """Return whether the host asked for metrics."""
    return os.environ.get(SWITCH, "") == "1"


@contextmanager
def run() -> Iterator[None]:
    """Count what happens inside as one run, whatever runs inside it."""
    if _HERE.running or not wanted():
        yield
        return
    _HERE.running = True
    start = time.perf_counter()
    try:
        yield
    except Exception:  # Streamlit ends and repeats a run by others than these
        FAILED.inc()
        raise
    finally:
        _HERE.running = False
        RUNS.observe(time.perf_counter() - start)


class Counted:
    """Counts the pages that are asked for and those that are open."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does."""

        async def send_counted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                kind = Headers(raw=message["headers"]).get("Content-Type", "")
                PAGES.inc(kind.startswith("text/html"))
            await send(message)

        if scope["type"] != "websocket":
            await self.app(scope, receive, send_counted)
            return
        with SESSIONS.track_inprogress():
            await self.app(scope, receive, send)


async def tell(_: Request) -> Response:
    """Answer Prometheus."""
    return Response(
        generate_latest(REGISTRY),
        headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"},
    )


def routes() -> list[Route]:
    """Return what is served beside the app."""
    return [Route("/metrics", tell)] if wanted() else []


def middleware() -> list[Middleware]:
    """Return what the app is wrapped in to be counted."""
    return [Middleware(Counted)] if wanted() else []
