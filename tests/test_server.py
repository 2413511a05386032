"""The headers that softmax_viz/server.py adds, and the policy they carry."""

import asyncio
import base64
import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from softmax_viz import server

PAGE = "<html><script>one()</script><script src=x.js></script><script>2</script></html>"


def directives(policy: str) -> dict[str, str]:
    pairs = (directive.split(" ", 1) for directive in policy.split("; "))
    return dict(pairs)


def messages(app: ASGIApp, kind: str) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": "/", "headers": []}

    async def call() -> None:
        await app(scope, receive, send)

    # In a thread of its own: the browser's loop may be running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, call()).result()
    return sent


def test_every_response_carries_the_headers_and_keeps_its_own() -> None:
    inner = PlainTextResponse("hello", headers={"X-Own": "kept"})
    start, body = messages(
        server.SecurityHeaders(inner, {"X-Content-Type-Options": "nosniff"}), "http"
    )
    headers = Headers(raw=start["headers"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Own"] == "kept"
    assert body["body"] == b"hello"


def test_websockets_pass_untouched() -> None:
    accept = {"type": "websocket.accept", "headers": []}

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        await send(accept)

    wrapped = server.SecurityHeaders(inner, {"X-Content-Type-Options": "nosniff"})
    assert messages(wrapped, "websocket") == [accept]
    assert accept["headers"] == []


def test_the_headers_are_the_ones_streamlit_leaves_out() -> None:
    headers = server.headers("*")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    # X-Frame-Options knows no list of sites and would overrule nothing.
    assert "X-Frame-Options" not in headers


def test_nothing_comes_from_another_host() -> None:
    policy = directives(server.content_security_policy(PAGE, "*"))
    assert policy.pop("frame-ancestors") == "*"
    assert policy["default-src"] == "'none'"
    sources = {source for listed in policy.values() for source in listed.split()}
    hashes = {source for source in sources if source.startswith("'sha256-")}
    allowed = {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert sources - hashes <= allowed


def test_scripts_run_only_from_the_server_or_by_their_hash() -> None:
    policy = directives(server.content_security_policy(PAGE, "*"))
    one, two = (
        f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
        for text in (b"one()", b"2")
    )
    assert policy["script-src"] == f"'self' blob: {one} {two}"


@pytest.mark.parametrize("sources", ["*", "'none'", "'self' https://moodle.example"])
def test_frame_ancestors_are_what_the_environment_says(sources: str) -> None:
    policy = directives(server.content_security_policy(PAGE, f" {sources} "))
    assert policy["frame-ancestors"] == sources


@pytest.mark.parametrize(
    "sources", ["", "  ", "*; script-src *", "a, b", "*\r\nSet-Cookie: x", "\x00", "ñ"]
)
def test_sources_cannot_begin_another_directive_or_header(sources: str) -> None:
    with pytest.raises(ValueError, match=server.FRAME_ANCESTORS):
        server.content_security_policy(PAGE, sources)


def test_streamlit_s_own_page_has_inline_scripts_that_the_policy_knows() -> None:
    page = server.PAGE.read_text(encoding="utf-8")
    policy = server.headers("*")["Content-Security-Policy"]
    for digest in server.inline_scripts(page):
        assert digest in policy
    assert page.count("<script>") == len(server.inline_scripts(page))
