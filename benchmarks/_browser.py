"""What the browser benchmarks share: a server, a Chromium, and how to print."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

ROOT: Final = Path(__file__).parents[1]
OURS: Final = "app.py"
BARE: Final = "benchmarks/bare_app.py"
MINIMAL: Final = "benchmarks/minimal_app.py"
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DRAWN: Final = ".js-plotly-plot .main-svg"
STAGE: Final = ".row .lane.softmax .fill"
STAGED: Final = "html[data-staged]"  # the stage has painted, and can be dragged


@contextmanager
def served(script: str) -> Iterator[tuple[str, float]]:
    """Run `script`; give its address and the seconds until it was healthy."""
    with started(script) as (url, healthy, _):
        yield url, healthy


@contextmanager
def started(script: str) -> Iterator[tuple[str, float, int]]:
    """Run `script`; give its address, the seconds until healthy, and its process."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script]
    start = time.perf_counter()
    server = subprocess.Popen(
        [*command, f"--server.port={port}", "--server.headless=true"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        while not healthy(f"{url}_stcore/health"):
            if server.poll() is not None or time.perf_counter() - start > 60:
                raise RuntimeError(f"{script} did not start")
            time.sleep(0.01)
        yield url, time.perf_counter() - start, server.pid
    finally:
        server.terminate()
        server.wait(timeout=30)


def free_port() -> int:
    """Return a port that nothing listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def healthy(url: str) -> bool:
    """Return whether `url` answers."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's own Chromium without a window."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("no Chromium on this machine: install Debian's chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


def open_page(browser: Browser, address: str) -> Page:
    """Open a page in a context of its own, with nothing cached."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(address)
    return page


def report(what: str, figure: str, goal: str = "") -> None:
    """Print one line: what was measured, the figure, and the goal if it has one."""
    print(f"{what:<44}{figure:>14}" + (f"   goal {goal}" if goal else ""))
