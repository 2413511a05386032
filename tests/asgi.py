"""Asking an ASGI app without a server."""

from starlette.types import ASGIApp, Message

from tests.awaiting import awaited


def messages(
    app: ASGIApp, kind: str, path: str = "/", query: str = "", **headers: str
) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [
            (name.replace("_", "-").encode(), value.encode())
            for name, value in headers.items()
        ],
    }

    async def call() -> None:
        await app(scope, receive, send)

    awaited(call())
    return sent
