"""Three replicas behind the nginx of deploy/nginx: bytes, affinity, a kill, a crowd.

Needs nginx (on Debian: nginx-light) and, for the parts in a browser, Chromium.
"""

import argparse
import asyncio
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser
from websockets.exceptions import ConnectionClosed

from benchmarks import load
from benchmarks._browser import (
    DRAWN,
    OURS,
    ROOT,
    STAGE,
    STAGED,
    chromium,
    free_port,
    healthy,
    open_page,
    report,
    started,
)
from benchmarks._hands import StageHand
from benchmarks._protocol import ProtocolError, browsing
from benchmarks.startup import loaded

NGINX: Final = shutil.which("nginx", path=f"{os.environ.get('PATH')}:/usr/sbin")
CONFIG: Final = ROOT / "deploy/nginx/nginx.conf"
COOKIE: Final = "softmax_viz_replica"
VISITORS: Final = 30
HANDLE: Final = ".row .logit"


@dataclass(frozen=True)
class Proxy:
    """A running nginx, and which process stands behind each of its addresses."""

    url: str
    replicas: dict[str, int]
    log: Path

    def replica(self, cookie: str) -> str:
        """Return the address of the replica that answers who has this cookie."""
        before = len(self.answers("/_stcore/health"))
        _get(f"{self.url}_stcore/health", cookie)
        return self.answers("/_stcore/health", before + 1)[-1]

    def answers(self, path: str, expected: int = 0) -> list[str]:
        """Return the replica that answered in the end, for each request of `path`.

        nginx writes its log only after the answer: wait for as many as expected.
        """
        patience = time.perf_counter() + 10
        while len(found := self._answers(path)) < expected:
            if time.perf_counter() > patience:
                raise RuntimeError(f"nginx logged {len(found)} of {expected}: {path}")
            time.sleep(0.01)
        return found

    def _answers(self, path: str) -> list[str]:
        text = self.log.read_text(encoding="utf-8")
        lines = re.findall(rf" GET {re.escape(path)} \d+ \d+ [\d.]+ (.+)", text)
        return [line.split(", ")[-1] for line in lines]


@contextmanager
def proxied(replicas: int) -> Iterator[Proxy]:
    """Run nginx with the configuration of deploy/nginx, and replicas behind it."""
    if NGINX is None:
        raise SystemExit("no nginx on this machine: install Debian's nginx-light")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        apps = [stack.enter_context(started(OURS)) for _ in range(replicas)]
        hosts = {urllib.parse.urlsplit(url).netloc: pid for url, _, pid in apps}
        servers = [f"server {host} max_fails=1 fail_timeout=10s;\n" for host in hosts]
        port = free_port()
        # What another run has cached may be compressed in another way. nginx's workers
        # are another user.
        folder.chmod(0o755)
        text = CONFIG.read_text(encoding="utf-8")
        own = re.sub(r"(proxy_cache_path) \S+", rf"\1 {folder}/static", text)
        (folder / CONFIG.name).write_text(own, encoding="utf-8")
        (folder / "upstreams.conf").write_text("".join(servers), encoding="utf-8")
        (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n", "utf-8")
        log = stack.enter_context((folder / "log").open("ab"))
        more = f"daemon off; pid {folder}/pid;"
        nginx = subprocess.Popen(
            [NGINX, "-p", folder, "-c", folder / CONFIG.name, "-g", more], stdout=log
        )
        stack.callback(nginx.wait, timeout=30)
        stack.callback(nginx.terminate)
        url = f"http://127.0.0.1:{port}/"
        while not healthy(f"{url}_stcore/health"):
            if nginx.poll() is not None:
                raise RuntimeError("nginx did not start")
            time.sleep(0.01)
        yield Proxy(url, hosts, folder / "log")


def _get(url: str, cookie: str = "") -> str:
    """Ask for `url`, and return the cookie that a browser would have afterwards."""
    asked = urllib.request.Request(url, headers={"Cookie": cookie} if cookie else {})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        given = answer.headers.get_all("Set-Cookie") or []
    found = [each.split(";")[0] for each in given if each.startswith(COOKIE)]
    return found[0] if found else cookie


async def affinity(proxy: Proxy) -> None:
    """See that every browser comes to its replica again, by each road."""
    cookies = [_get(proxy.url) for _ in range(VISITORS)]
    first = proxy.answers("/", VISITORS)
    again = [proxy.replica(cookie) for cookie in cookies]
    for cookie in cookies[:4] * 2:
        async with browsing(proxy.url, cookie=cookie) as client:
            await client.run()
    sockets = proxy.answers("/_stcore/stream", 8)
    same = sum(a == b for a, b in zip(first, again, strict=True))
    kept = sum(a == b for a, b in zip(sockets, again[:4] * 2, strict=True))
    spread = sorted(first.count(host) for host in proxy.replicas)
    report("visitors by replica", " ".join(map(str, spread)))
    report("same replica again, page", f"{same}/{VISITORS}", f"{VISITORS}/{VISITORS}")
    report("same replica again, websocket", f"{kept}/8", "8/8")


async def kill(proxy: Proxy) -> None:
    """Kill a replica while it owes an answer; the link and the change go elsewhere."""
    cookie = _get(proxy.url)
    past = len(proxy.answers("/_stcore/stream"))
    killed = proxy.replica(cookie)
    names = ("cat", "dog", "bird")
    async with browsing(
        proxy.url, cookie=cookie, names=", ".join(names), z="2, 1, 0.5", t="0.7"
    ) as client:
        await client.run()
        await StageHand(client).change(1)
        before = client.data("stage")
        query = client.query
        os.kill(proxy.replicas[killed], signal.SIGKILL)
        start = time.perf_counter()
        with suppress(ProtocolError, ConnectionClosed):
            await StageHand(client).change(2)
            raise RuntimeError("the replica answered after its end")
    keys = dict(urllib.parse.parse_qsl(query))
    async with browsing(proxy.url, cookie=cookie, **keys) as client:
        await client.run()
        found = client.data("stage")
        seconds = time.perf_counter() - start
        await StageHand(client).change(2)
    scenario = ("names", "logits", "temperature")
    kept = all(found[key] == before[key] for key in scenario)
    other = proxy.answers("/_stcore/stream", past + 2)[-1] != killed
    report("killed: another replica answers", "yes" if other else "no", "yes")
    report("killed: the scenario is the same", "yes" if kept else "no", "yes")
    report("killed: seconds until drawn again", f"{seconds:.2f}")


def heal(proxy: Proxy, browser: Browser) -> None:
    """Kill the replica of an open page between two keys; nobody touches the page."""
    page = open_page(browser, f"{proxy.url}?z=2,1,0.5&t=0.7&lang=en")
    page.wait_for_selector(STAGE)
    page.wait_for_selector(DRAWN)
    address = page.url
    handle = page.locator(HANDLE).first
    handle.focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_url(lambda url: url != address)
    address = page.url
    cookie = next(c for c in page.context.cookies() if c.get("name") == COOKIE)
    killed = proxy.replica(f"{COOKIE}={cookie.get('value')}")
    os.kill(proxy.replicas[killed], signal.SIGKILL)
    start = time.perf_counter()
    page.keyboard.press("ArrowUp")
    page.wait_for_url(lambda url: url != address)
    seconds = time.perf_counter() - start
    report("a browser's page: seconds until it heals", f"{seconds:.2f}")
    report("  its link before", urllib.parse.urlsplit(address).query)
    report("  its link after", urllib.parse.urlsplit(page.url).query)
    page.context.close()


def crowd(one: int, many: int, seconds: float) -> None:
    """Let a class work on one process, and then thrice as many on three."""
    p95 = []
    for replicas, students in ((1, one), (3, many)):
        with proxied(replicas) as proxy:
            seen = asyncio.run(load.lesson(proxy.url, students, seconds, ours=True))
        print(load.line(f"{students:>4} over {replicas}", seen), flush=True)
        p95.append(load.p95(seen))
    report("p95, ratio", f"{p95[1] / p95[0]:.2f}", "≤ 2")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--students", type=int, nargs=2, default=[100, 300])
    parser.add_argument("--pace", type=float, default=load.PACE)
    parser.add_argument("--only", choices=["browser", "protocol", "crowd"])
    given = parser.parse_args()
    if given.only in (None, "protocol"):
        with proxied(3) as proxy:
            asyncio.run(affinity(proxy))
            asyncio.run(kill(proxy))
    if given.only in (None, "browser"):
        with proxied(3) as proxy, chromium() as browser:
            _, size = loaded(browser, proxy.url, STAGED)
            report("first load, MB", f"{size:.2f}", "≤ 2")
            heal(proxy, browser)
    if given.only in (None, "crowd"):
        load.PACE = given.pace
        print(load.HEADER)
        one, many = given.students
        crowd(one, many, given.seconds)


if __name__ == "__main__":
    main()
