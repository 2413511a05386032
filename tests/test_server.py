"""What softmax_viz/server.py adds: headers and their policy, the head, compression."""

import asyncio
import base64
import gzip
import hashlib
import re
import sys
import time
from functools import partial
from pathlib import Path

import brotli
import pytest
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from scripts import precompress
from softmax_viz import server
from tests.asgi import messages
from tests.awaiting import awaited

PAGE = "<html><script>one()</script><script src=x.js></script><script>2</script></html>"


def directives(policy: str) -> dict[str, str]:
    pairs = (directive.split(" ", 1) for directive in policy.split("; "))
    return dict(pairs)


def test_every_response_carries_the_headers_and_keeps_its_own() -> None:
    inner = PlainTextResponse("hello", headers={"X-Own": "kept"})
    start, body = messages(
        server.SecurityHeaders(inner, {"X-Content-Type-Options": "nosniff"}), "http"
    )
    headers = Headers(raw=start["headers"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Own"] == "kept"
    assert body["body"] == b"hello"


@pytest.mark.parametrize("kind", ["text/javascript", "text/css", "font/woff2"])
def test_a_part_of_a_page_carries_only_what_concerns_it(kind: str) -> None:
    inner = Response(b"", media_type=kind)
    start, _ = messages(server.SecurityHeaders(inner, server.headers("*")), "http")
    headers = Headers(raw=start["headers"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in headers


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


HTML = '<html lang="en"><head></head><body>Página</body></html>'


@pytest.mark.parametrize(
    ("query", "wished", "lang"),
    [
        ("", "", "en"),
        ("", "es-MX,es;q=0.9,en;q=0.8", "es"),
        ("lang=en", "es-MX,es;q=0.9", "en"),
        ("z=1&lang=es", "en-US", "es"),
        ("lang=%22%3E%3Cscript%3E", "en-US", "en"),
    ],
)
def test_the_page_has_its_style_and_its_language_from_the_start(
    query: str, wished: str, lang: str
) -> None:
    inner = HTMLResponse(HTML, headers={"ETag": "streamlit"})
    start, body = messages(
        server.Head(inner), "http", query=query, accept_language=wished
    )
    page = body["body"].decode()
    assert page.startswith(f'<html lang="{lang}"><head><style>')
    assert server.STYLE.read_text("utf-8") in page
    after = f"</style>\n{server.early_scripts()}</head><body>Página</body></html>"
    assert page.endswith(after)
    headers = Headers(raw=start["headers"])
    assert headers["Content-Length"] == str(len(body["body"]))
    assert "ETag" not in headers  # the style may change when Streamlit's page does not


def test_streamlit_s_own_page_has_a_head_and_a_language_to_change() -> None:
    page = server.PAGE.read_text(encoding="utf-8")
    assert page.count("</head>") == 1
    assert page.count('<html lang="en"') == 1


def test_what_is_no_page_keeps_its_body() -> None:
    inner = PlainTextResponse("</head>")
    *_, body = messages(server.Head(inner), "http")
    assert body["body"] == b"</head>"


def test_a_script_is_compressed_once_for_all_browsers() -> None:
    compressed: list[bytes] = []

    def compress(body: bytes) -> bytes:
        compressed.append(body)
        return gzip.compress(body)

    asked: list[Headers] = []
    script = Response("let x = 1;" * 100, media_type="text/javascript")

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(Headers(scope=scope))
        await script(scope, receive, send)

    app = server.Compressed(inner, compress)
    for _ in range(3):
        start, body = messages(
            app, "http", "/static/js/x.js", accept_encoding="gzip, br"
        )
        headers = Headers(raw=start["headers"])
        assert headers["Content-Encoding"] == "gzip"
        assert headers["Vary"] == "Accept-Encoding"
        assert headers["Content-Length"] == str(len(body["body"]))
        assert gzip.decompress(body["body"]) == script.body
    assert len(compressed) == 1
    assert all("Accept-Encoding" not in headers for headers in asked)


@pytest.mark.parametrize(
    ("wished", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("br", "br")],
)
def test_what_brotli_compressed_before_goes_to_browsers_that_take_it(
    tmp_path: Path, wished: str, encoding: str | None
) -> None:
    script = b"let x = 1;" * 100
    precompress.write(script, tmp_path)
    inner = Response(script, media_type="text/javascript")
    app = server.Compressed(inner, ready=tmp_path)
    start, body = messages(app, "http", "/static/js/x.js", accept_encoding=wished)
    assert Headers(raw=start["headers"]).get("Content-Encoding") == encoding
    decompress = {"br": brotli.decompress, "gzip": gzip.decompress}
    assert decompress.get(encoding or "", bytes)(body["body"]) == script


def test_a_cache_on_the_way_keeps_one_copy_for_each_encoding(tmp_path: Path) -> None:
    script = b"let x = 1;" * 100
    precompress.write(script, tmp_path)
    app = server.Compressed(
        Response(script, media_type="text/javascript"), ready=tmp_path
    )
    tags = set()
    for wished in ("", "gzip", "gzip, br", "br", "gzip;q=0, identity", "GZIP;q=0.5"):
        start, _ = messages(app, "http", "/component/x.js", accept_encoding=wished)
        headers = Headers(raw=start["headers"])
        assert headers["Vary"] == "Accept-Encoding"
        tags.add((headers["ETag"], headers.get("Content-Encoding")))
    assert len(tags) == len({tag for tag, _ in tags}) == 3


def test_browsers_that_come_together_wait_for_one_compression() -> None:
    compressed: list[bytes] = []

    def compress(body: bytes) -> bytes:
        time.sleep(0.05)  # as long as the others take to come
        compressed.append(body)
        return gzip.compress(body)

    app = server.Compressed(Response("let x;", media_type="text/javascript"), compress)
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/static/x.js",
        "headers": [(b"accept-encoding", b"gzip")],
    }

    async def ignore(_message: Message) -> None:
        pass

    async def nothing() -> Message:
        return {"type": "http.disconnect"}

    async def come() -> None:
        await asyncio.gather(*(app(scope, nothing, ignore) for _ in range(12)))

    awaited(come())
    assert len(compressed) == 1


def test_a_compression_that_failed_is_tried_again() -> None:
    outcomes: list[Exception | None] = [MemoryError("once"), None]

    def compress(body: bytes) -> bytes:
        outcome = outcomes.pop(0)
        if outcome:
            raise outcome
        return gzip.compress(body)

    inner = Response("let x = 1;", media_type="text/javascript")
    app = server.Compressed(inner, compress)
    ask = partial(messages, app, "http", "/static/js/x.js", accept_encoding="gzip")
    with pytest.raises(MemoryError):
        ask()
    *_, body = ask()
    assert gzip.decompress(body["body"]) == b"let x = 1;"


def test_a_part_of_a_file_comes_as_streamlit_sends_it() -> None:
    inner = Response("let x = 1;", media_type="text/javascript")
    start, body = messages(
        server.Compressed(inner),
        "http",
        "/static/js/x.js",
        accept_encoding="gzip",
        range="bytes=0-3",
    )
    assert "Content-Encoding" not in Headers(raw=start["headers"])
    assert body["body"] == b"let x = 1;"


def test_what_was_not_compressed_before_is_now(tmp_path: Path) -> None:
    inner = Response("let x = 1;", media_type="text/javascript")
    app = server.Compressed(inner, ready=tmp_path)
    start, _ = messages(app, "http", "/static/js/x.js", accept_encoding="gzip, br")
    assert Headers(raw=start["headers"])["Content-Encoding"] == "gzip"


def test_the_font_of_icons_is_not_loaded_for_a_blank() -> None:
    [style] = (server.STREAMLIT / "static/css").glob("index.*.css")
    before = style.read_bytes()
    assert before.count(b"font-family:Material Symbols Rounded;") == 1
    after = server.late_icons(before)
    assert after.count(b"unicode-range:U+21-10FFFF;") == 1
    inner = Response(before, media_type="text/css")
    app = server.Compressed(inner)
    *_, body = messages(app, "http", "/static/css/x.css", accept_encoding="gzip")
    assert gzip.decompress(body["body"]) == after


@pytest.mark.parametrize(
    ("path", "wished"),
    [
        ("/static/js/x.js", "identity"),
        ("/static/js/x.js", ""),
        ("/_stcore/health", "gzip"),
        ("/media/x.js", "gzip"),
    ],
)
def test_nothing_else_is_compressed_by_us(path: str, wished: str) -> None:
    inner = Response("let x = 1;", media_type="text/javascript")
    start, body = messages(
        server.Compressed(inner), "http", path, accept_encoding=wished
    )
    assert "Content-Encoding" not in Headers(raw=start["headers"])
    assert body["body"] == b"let x = 1;"


def test_what_the_browser_has_is_not_sent_again_until_it_changes() -> None:
    def ask(text: str, tag: str) -> tuple[int, str, bytes]:
        inner = Response(text, media_type="text/javascript")
        start, body = messages(
            server.Compressed(inner),
            "http",
            "/component/x.js",
            accept_encoding="gzip",
            if_none_match=tag,
        )
        headers = Headers(raw=start["headers"])
        if start["status"] == 304:
            assert "Content-Length" not in headers
        return start["status"], headers["ETag"], body["body"]

    _, tag, _ = ask("let x = 1;", "")
    assert ask("let x = 1;", tag) == (304, tag, b"")
    status, other, body = ask("let x = 2;", tag)
    assert (status, gzip.decompress(body)) == (200, b"let x = 2;")
    assert other != tag


@pytest.mark.parametrize("name", ["stage/stage.html", "lasting/stage/stage.json"])
def test_what_our_parts_are_made_of_is_compressed(name: str) -> None:
    app = server.Compressed(server.Parts(PlainTextResponse("")))
    path = f"/{server.PARTS}/{name}"
    start, body = messages(app, "http", path, accept_encoding="gzip")
    assert Headers(raw=start["headers"])["Content-Encoding"] == "gzip"
    assert gzip.decompress(body["body"]) == (server.WEB / name).read_bytes()


def test_the_scripts_that_a_page_begins_with_are_named_each_once() -> None:
    links = re.findall(r'href="\./(\S+)"', server.early_scripts())
    assert len(links) == len(set(links))
    names = [link.removeprefix(f"{server.PARTS}/") for link in links]
    assert names[: len(server.EARLY)] == list(server.EARLY)
    assert {"stage/rows.js", "math/softmax.js"} <= set(names)
    assert all((server.WEB / name).is_file() for name in names)


def test_our_files_are_there_before_the_first_visitor_and_under_the_same_name() -> None:
    from softmax_viz.live import component

    assert f"component/{component._SERVED.name}" == server.PARTS
    inner = PlainTextResponse("Streamlit's", status_code=404)
    for base in ("", "/a/site"):
        path = f"{base}/{server.PARTS}/stage/stage.js"
        start, body = messages(server.Parts(inner), "http", path)
        assert start["status"] == 200
        assert body["body"] == (server.WEB / "stage/stage.js").read_bytes()
        headers = Headers(raw=start["headers"])
        assert headers["Content-Type"].startswith("text/javascript")
        assert headers["Cache-Control"] == "no-cache"
        _, plotly = messages(server.Parts(inner), "http", f"{base}/{server.PLOTLY}")
        assert len(plotly["body"]) > 1e6


@pytest.mark.parametrize(
    "path",
    [
        f"/{server.PARTS}/",
        f"/{server.PARTS}/stage",
        f"/{server.PARTS}/none.js",
        f"/{server.PARTS}/../text.py",
        f"/{server.PARTS}/../../app.py",
        f"/{server.PARTS}//etc/passwd",
        f"/{server.PARTS}/stage/\0",
        "/component/another/stage.js",
        "/",
    ],
)
def test_what_is_no_file_of_ours_is_left_to_streamlit(path: str) -> None:
    inner = PlainTextResponse("Streamlit's", status_code=404)
    start, body = messages(server.Parts(inner), "http", path)
    assert (start["status"], body["body"]) == (404, b"Streamlit's")


def test_a_refusal_passes_as_it_is() -> None:
    inner = Response("no", status_code=404, media_type="text/javascript")
    start, body = messages(
        server.Compressed(inner), "http", "/static/js/x.js", accept_encoding="gzip"
    )
    assert start["status"] == 404
    assert body["body"] == b"no"


def test_what_answers_everybody_soon_comes_to_its_turn() -> None:
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)  # Python's own
        server.share()
        assert sys.getswitchinterval() == pytest.approx(0.005 / 5)
    finally:
        sys.setswitchinterval(before)
