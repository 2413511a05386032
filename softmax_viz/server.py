"""What stands between Streamlit and the browser: headers, the page's head, compression.

Streamlit sends no security headers of its own, brings its scripts uncompressed, applies
a page's style only after its first elements have been seen, and has no files of ours
before the first visitor. `app.py` puts `middleware()` around it.

Teachers embed pages in course sites, so any site may put the app in a frame. Set
SOFTMAX_VIZ_FRAME_ANCESTORS to say who may: a list of sources as in the header, such
as "'self' https://moodle.example.org", or "'none'".

SOFTMAX_VIZ_COMPRESSED names a folder that scripts/precompress.py has filled: a browser
that takes Brotli is sent what lies there, a quarter less than by gzip.
"""

import asyncio
import base64
import gzip
import hashlib
import importlib.util
import mimetypes
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from softmax_viz.text import LANGS, Lang, choose_lang

WEB: Final = Path(__file__).resolve().with_name("web")
STYLE: Final = WEB / "page.css"
# Where Streamlit has them for a host that runs app.py as a script: live/component.py.
PARTS: Final = "component/softmax_viz.live.component.web"
PLOTLY: Final = "component/softmax_viz.live.chart.plotly/plotly.min.js"
# The scripts of the parts that every page with a stage begins with.
EARLY: Final = (
    "shared/load.js",
    "stage/stage.js",
    "presenter/presenter.js",
    "arrival/arrival.js",
    "chart/chart.js",
)
FRAME_ANCESTORS: Final = "SOFTMAX_VIZ_FRAME_ANCESTORS"
COMPRESSED: Final = "SOFTMAX_VIZ_COMPRESSED"
FOLDERS: Final = ("/static/", "/component/")
SUFFIXES: Final = (".js", ".css", ".html", ".json")
STREAMLIT: Final = Path(st.__file__).parent / "static"
PAGE: Final = STREAMLIT / "index.html"
# Parts of a page, which its own policy governs. A first visit asks for 160 of them.
PASSIVE: Final = ("javascript", "text/css", "font/")
BASE: Final = ("X-Content-Type-Options",)  # what these carry, too


def inline_scripts(page: str) -> list[str]:
    """Return the hash, as the policy writes it, of each script inside `page`."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy(page: str, frame_ancestors: str) -> str:
    """Write the strictest policy under which Streamlit, the stage and Plotly work."""
    directives = {
        "default-src": "'none'",
        # A part's loader reaches the browser as text and is run from a blob: from a
        # file Streamlit loads only components of installed packages.
        "script-src": " ".join(["'self'", "blob:", *inline_scripts(page)]),
        # Streamlit, KaTeX and Plotly style what they draw as they draw it.
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "img-src": "'self' data: blob:",  # Plotly's image export draws from a blob
        "connect-src": "'self'",
        "frame-src": "'self'",  # the preview of a link for the class
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": _sources(frame_ancestors),
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _sources(text: str) -> str:
    """Refuse what would end the directive or the header and begin another."""
    if re.search(r"[;,\x00-\x1f\x7f]", text) or not text.isascii() or not text.strip():
        raise ValueError(
            f"{FRAME_ANCESTORS} must list sources separated by spaces, got {text!r}"
        )
    return text.strip()


class SecurityHeaders:
    """Adds the same headers to every HTTP response; websockets pass untouched.

    What is only ever a part of a page is spared those that speak to a page.
    """

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        """Wrap `app`."""
        self.app = app
        self.headers = headers
        self.base = {name: x for name, x in headers.items() if name in BASE}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers added."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                kind = own.get("Content-Type", "")
                passive = any(part in kind for part in PASSIVE)
                own.update(self.base if passive else self.headers)
            await send(message)

        http = scope["type"] == "http"
        await self.app(scope, receive, send_with_headers if http else send)


class Changed:
    """Changes the bodies of some responses as a whole; all others pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app

    def concerns(self, scope: Scope, headers: Headers) -> bool:
        """Return whether a response with these headers is to be changed."""
        raise NotImplementedError

    async def change(self, scope: Scope, headers: MutableHeaders, body: bytes) -> bytes:
        """Return the new body, and change the headers to suit it.

        A body whose ETag the browser named is not sent again.
        """
        raise NotImplementedError

    def request(self, scope: Scope) -> Scope:
        """Return what the app is asked."""
        return scope

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the body changed where it concerns us."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        parts: list[bytes] = []

        async def send_changed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and self.concerns(
                scope, Headers(raw=message["headers"])
            ):
                start = message if message["status"] == 200 else None
            if start is None:
                await send(message)
                return
            if message["type"] == "http.response.body":
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    headers = MutableHeaders(scope=start)
                    body = await self.change(scope, headers, b"".join(parts))
                    tag = headers.get("ETag")
                    if tag and tag == Headers(scope=scope).get("If-None-Match"):
                        start["status"], body = 304, b""
                        del headers["Content-Length"]
                    else:
                        headers["Content-Length"] = str(len(body))
                    await send(start)
                    await send({"type": "http.response.body", "body": body})

        await self.app(self.request(scope), receive, send_changed)


def _plain(scope: Scope) -> Scope:
    """Return the same request for what is not compressed."""
    kept = [(name, x) for name, x in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


class Head(Changed):
    """Gives the page its style and its language before anything is drawn."""

    def request(self, scope: Scope) -> Scope:
        """Ask for the page as it is, not compressed."""
        return scope if "." in scope["path"] else _plain(scope)

    def concerns(self, scope: Scope, headers: Headers) -> bool:
        """Change the one page that there is."""
        html = headers.get("Content-Type", "").startswith("text/html")
        return html and "Content-Encoding" not in headers

    async def change(self, scope: Scope, headers: MutableHeaders, body: bytes) -> bytes:
        """Add the style and the first scripts.

        What says that Streamlit's own page has not changed is forgotten.
        """
        for name in ("ETag", "Last-Modified", "Accept-Ranges"):
            del headers[name]
        style = f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n"
        head = f"{style}{early_scripts()}</head>"
        page = body.decode("utf-8").replace("</head>", head, 1)
        return re.sub(
            '<html lang="[a-z]+"', f'<html lang="{_lang(scope)}"', page, count=1
        ).encode("utf-8")


@cache
def early_scripts() -> str:
    """Return what makes the browser fetch the stage's scripts while Streamlit starts.

    Otherwise it would find them one after the other: each names those that it needs.
    """
    found = dict.fromkeys(EARLY)
    named = re.compile(r"""^(?:import|\}) (?:.* )?from "(\.[^"]+)";$""", re.MULTILINE)
    waiting = list(EARLY)
    while waiting:
        script = (WEB / waiting.pop(0)).resolve()
        for name in named.findall(script.read_text(encoding="utf-8")):
            needed = (script.parent / name).resolve().relative_to(WEB).as_posix()
            if needed not in found:
                found[needed] = None
                waiting.append(needed)
    link = '<link rel="modulepreload" href="./{}/{}" fetchpriority="low">\n'
    return "".join(link.format(PARTS, script) for script in found)


def _lang(scope: Scope) -> Lang:
    """Return the language that the page will have: the link's, or the browser's."""
    linked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(
        "lang", [""]
    )
    found = [lang for lang in LANGS if lang == linked[-1]]
    wished = Headers(scope=scope).get("Accept-Language", "")
    return found[0] if found else choose_lang(wished.split(",")[0].split(";")[0])


def _package(name: str) -> Path:
    """Return the folder of a package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{name} is not installed")
    return Path(spec.origin).parent


class Parts:
    """Serves our own files, before the first visitor as after.

    Streamlit knows them once a visitor's page has run, and answers 404 until then.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self.app = app
        files = (path for path in WEB.rglob("*") if path.is_file())
        self.files = {
            f"{PARTS}/{path.relative_to(WEB).as_posix()}": path for path in files
        }
        self.files[PLOTLY] = _package("plotly") / "package_data/plotly.min.js"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with one of our files, or as the app does."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            _, folder, rest = scope["path"].partition("/component/")
            name = f"{folder}{rest}".lstrip("/")
            file = self.files.get(name)
            if file:
                kind, _ = mimetypes.guess_type(name)
                response = Response(file.read_bytes(), media_type=kind)
                response.headers["Cache-Control"] = "no-cache"
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)


def late_icons(style: bytes) -> bytes:
    """Let Streamlit's font of icons come when a page has an icon, and not before.

    Streamlit loads it for a blank as soon as it runs: 0.4 MB that the first page may do
    without. In its style the font is now one for everything but the blank.
    """
    face = b"@font-face{font-family:Material Symbols Rounded;"
    return style.replace(face, face + b"unicode-range:U+21-10FFFF;")


def digest(body: bytes) -> str:
    """Return the name under which what a body was compressed to is known."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


class Compressed(Changed):
    """Sends scripts, styles and the files of our parts compressed, each once.

    Streamlit leaves its own uncompressed, and compresses those of components for every
    browser anew, which thirty browsers at once would wait for. What lies in `ready`,
    under its digest, was compressed by Brotli before.
    """

    def __init__(
        self,
        app: ASGIApp,
        compress: Callable[[bytes], bytes] = gzip.compress,
        ready: Path | None = None,
    ) -> None:
        """Wrap `app`."""
        super().__init__(app)
        self.compress = compress
        self.ready = ready
        self.known: dict[str, asyncio.Future[bytes]] = {}

    def request(self, scope: Scope) -> Scope:
        """Ask for what is not compressed, where we compress it."""
        return _plain(scope) if self.ours(scope) else scope

    def concerns(self, scope: Scope, headers: Headers) -> bool:
        """Compress scripts and styles, and what our parts are made of."""
        kind = headers.get("Content-Type", "").partition(";")[0]
        return self.ours(scope) and kind in (
            "text/javascript",
            "application/javascript",
            "text/css",
            "text/html",
            "application/json",
        )

    async def change(self, scope: Scope, headers: MutableHeaders, body: bytes) -> bytes:
        """Compress what was not compressed before, where the browser takes that.

        Where it does not, a cache on the way must know that others do.
        """
        if headers["Content-Type"].startswith("text/css"):
            body = late_icons(body)
        name, wished = digest(body), _encodings(scope)
        headers["Vary"] = "Accept-Encoding"
        del headers["Accept-Ranges"]  # of Streamlit's own body
        ready = self.ready / f"{name}.br" if self.ready else None
        if ready and "br" in wished and ready.exists():
            encoding, sent = "br", ready.read_bytes()
        elif "gzip" in wished:
            encoding, sent = "gzip", await self._compressed(name, body)
        else:
            encoding, sent = "", body
        # Streamlit gives components' files none, and so they would come on every visit.
        headers["ETag"] = f'"{name}{encoding}"'
        if encoding:
            headers["Content-Encoding"] = encoding
        return sent

    async def _compressed(self, name: str, body: bytes) -> bytes:
        """Compress a body, or wait for who began to before."""
        if name not in self.known:
            made = asyncio.ensure_future(asyncio.to_thread(self.compress, body))
            made.add_done_callback(lambda done: self._forget(name, done))
            self.known[name] = made
        return await asyncio.shield(self.known[name])

    def _forget(self, name: str, done: asyncio.Future[bytes]) -> None:
        """Try again what has failed, when it is asked for the next time."""
        if done.cancelled() or done.exception():
            del self.known[name]

    @staticmethod
    def ours(scope: Scope) -> bool:
        """Return whether a request asks for one of our files, and for all of it."""
        path: str = scope["path"]
        of_us = path.endswith(SUFFIXES) and any(folder in path for folder in FOLDERS)
        return of_us and "Range" not in Headers(scope=scope)


def _encodings(scope: Scope) -> set[str]:
    """Return the encodings that a browser takes, "br" and "gzip" among them."""
    wished = Headers(scope=scope).get("Accept-Encoding", "").lower().split(",")
    taken = (each.partition(";") for each in wished)
    return {name.strip() for name, _, share in taken if share.strip() != "q=0"}


def headers(frame_ancestors: str) -> dict[str, str]:
    """Return what every response carries."""
    page = PAGE.read_text(encoding="utf-8")
    return {
        "Content-Security-Policy": content_security_policy(page, frame_ancestors),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # a link holds what people typed
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def share() -> None:
    """Let what answers all visitors come to its turn among the threads of their pages.

    Python's own interval, five times as long, passes at each of the many times that it
    waits: with thirty visitors at once, for seconds.
    """
    sys.setswitchinterval(0.001)


def middleware() -> list[Middleware]:
    """Return what the app is wrapped in, the outermost first."""
    ancestors = os.environ.get(FRAME_ANCESTORS, "*")
    folder = os.environ.get(COMPRESSED)
    return [
        Middleware(SecurityHeaders, headers=headers(ancestors)),
        Middleware(Compressed, ready=Path(folder) if folder else None),
        Middleware(Head),
        Middleware(Parts),
    ]
