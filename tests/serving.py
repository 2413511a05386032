"""The app run as its users run it, for tests that need a server."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(port: int, log: Path | None = None) -> Iterator[str]:
    """Run the app as its users do, and give its address; what it logs goes to `log`."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = {"server.port": port, "server.headless": "true"}
    with (log or Path(os.devnull)).open("wb") as logged:
        server = subprocess.Popen(
            [*command, *(f"--{key}={value}" for key, value in options.items())],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=logged,
        )
    url = f"http://127.0.0.1:{port}/"
    try:
        _await_health(f"{url}_stcore/health")
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await_health(url: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
