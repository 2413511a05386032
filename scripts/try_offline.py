"""Try the folder of scripts/offline.py with the network cut off.

`python -m scripts.try_offline` makes the folder, goes where there is no network but the
loopback (by unshare, so on Linux alone), installs it, starts it, and opens each page as
a browser would.
"""

import asyncio
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks._browser import free_port, healthy
from benchmarks._protocol import browsing
from scripts.offline import ROOT, copy, download
from softmax_viz.catalog import HOME, PAGES

OUTSIDE = ("192.0.2.1", 443)  # RFC 5737: nobody's address, but one with a route to it


def inside(folder: Path) -> None:
    """Install and run `folder`, and see the page; there must be no network."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    try:
        socket.create_connection(OUTSIDE, timeout=5).close()
    except OSError as problem:
        print(f"the network is cut off: {problem}")
    else:
        raise SystemExit("the network is not cut off")
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    start = time.perf_counter()
    command = [sys.executable, str(folder / "run.py"), f"--server.port={port}"]
    app = subprocess.Popen([*command, "--server.headless=true"])
    try:
        while not healthy(f"{url}_stcore/health"):
            if app.poll() is not None:
                raise SystemExit("the app did not start")
            time.sleep(0.1)
        print(f"installed and healthy after {time.perf_counter() - start:.0f} s")
        with urllib.request.urlopen(url) as page:
            print(f"the page: {page.status}, {len(page.read())} bytes")
        print(f"pages without an exception: {asyncio.run(opened(url))}/{len(PAGES)}")
    finally:
        app.terminate()
        app.wait(timeout=30)


async def opened(url: str) -> int:
    """Open every page, and count those that show no exception."""
    fine = 0
    for demo in PAGES:
        async with browsing(url, "" if demo is HOME else demo.slug) as client:
            fine += (await client.run()).exceptions == 0
    return fine


def main() -> None:
    """Make the folder, and go on without a network."""
    if len(sys.argv) > 1:
        inside(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        copy(Path(folder))
        download(Path(folder))
        size = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
        print(f"the folder has {size / 1e6:.0f} MB")
        again = [sys.executable, "-m", "scripts.try_offline", folder]
        subprocess.run(
            ["unshare", "--map-root-user", "--net", *again], cwd=ROOT, check=True
        )


if __name__ == "__main__":
    main()
