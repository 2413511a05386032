"""The app with security headers: `streamlit run softmax_viz/server.py`.

Streamlit sends none of its own. `streamlit run app.py` shows the same app without
them, which is enough on one's own machine.

Teachers embed pages in course sites, so any site may put the app in a frame. Set
SOFTMAX_VIZ_FRAME_ANCESTORS to say who may: a list of sources as in the header, such
as "'self' https://moodle.example.org", or "'none'".
"""

import base64
import hashlib
import os
import re
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

APP: Final = Path(__file__).resolve().parent.parent / "app.py"
FRAME_ANCESTORS: Final = "SOFTMAX_VIZ_FRAME_ANCESTORS"
PAGE: Final = Path(st.__file__).parent / "static" / "index.html"


def inline_scripts(page: str) -> list[str]:
    """Return the hash, as the policy writes it, of each script inside `page`."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy(page: str, frame_ancestors: str) -> str:
    """Write the strictest policy under which Streamlit, the stage and Plotly work."""
    directives = {
        "default-src": "'none'",
        # The stage's code reaches the browser as text and is run from a blob.
        "script-src": " ".join(["'self'", "blob:", *inline_scripts(page)]),
        # Streamlit, KaTeX and Plotly style what they draw as they draw it.
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "img-src": "'self' data: blob:",  # Plotly's image export draws from a blob
        "connect-src": "'self'",
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
    """Adds the same headers to every HTTP response; websockets pass untouched."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        """Wrap `app`."""
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers added."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        http = scope["type"] == "http"
        await self.app(scope, receive, send_with_headers if http else send)


def headers(frame_ancestors: str) -> dict[str, str]:
    """Return what every response carries."""
    page = PAGE.read_text(encoding="utf-8")
    return {
        "Content-Security-Policy": content_security_policy(page, frame_ancestors),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # a link holds what people typed
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


app = st.App(
    APP,
    middleware=[
        Middleware(
            SecurityHeaders, headers=headers(os.environ.get(FRAME_ANCESTORS, "*"))
        )
    ],
)
