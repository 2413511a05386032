"""A line between browser and server that is slow, loses packets, and breaks."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from random import Random
from threading import Thread
from typing import Any

DELAY = 0.3  # seconds that everything is on its way
LOSS = 0.03  # of all chunks
AGAIN = 1.0  # seconds until TCP has sent a lost packet again
CHUNK = 1 << 16

Way = asyncio.Queue[tuple[float, bytes]]


class Line:
    """A TCP proxy to a port of this machine; good until told otherwise."""

    def __init__(self, server: int, loop: asyncio.AbstractEventLoop) -> None:
        self.server = server
        self.loop = loop
        self.address = ""
        self.slow = False
        self.dead = False  # what is sent is lost, and nobody is told
        self.random = Random(1)
        self.ends: set[asyncio.StreamWriter] = set()

    def cut(self) -> None:
        """Break all connections; there are new ones unless the line is dead."""
        self.do(self._cut())

    def mend(self) -> None:
        """Let new connections through; one that has lost something is of no use."""
        self.do(self._mend())

    async def _mend(self) -> None:
        await self._cut()
        self.dead = False

    def do(self, coroutine: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self.loop).result()

    async def _cut(self) -> None:
        for end in self.ends:
            end.transport.abort()

    async def open(self) -> None:
        self.listening = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        port = self.listening.sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"

    async def close(self) -> None:
        self.listening.close()
        await self._cut()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*others, return_exceptions=True)

    async def _connect(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        answers, asking = await asyncio.open_connection("127.0.0.1", self.server)
        if self.dead:  # by now
            asking.transport.abort()
            writer.transport.abort()
            return
        ends = {writer, asking}
        self.ends |= ends
        await asyncio.gather(self._carry(reader, asking), self._carry(answers, writer))
        self.ends -= ends

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Carry one direction until its end: late, but in order."""
        way = Way()
        arriving = asyncio.create_task(self._arrive(way, writer))
        try:
            while chunk := await reader.read(CHUNK):
                if not self.dead:
                    way.put_nowait((self.loop.time() + self._delay(), chunk))
        except OSError:
            writer.transport.abort()
        way.put_nowait((0, b""))
        await arriving

    async def _arrive(self, way: Way, writer: asyncio.StreamWriter) -> None:
        while True:
            due, chunk = await way.get()
            await asyncio.sleep(due - self.loop.time())
            if not chunk:
                return writer.close()
            writer.write(chunk)

    def _delay(self) -> float:
        if not self.slow:
            return 0
        return DELAY + (AGAIN if self.random.random() < LOSS else 0)


@contextmanager
def line_to(server: int) -> Iterator[Line]:
    """Run a line to the server of this port, in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    line = Line(server, loop)
    line.do(line.open())
    try:
        yield line
    finally:
        line.do(line.close())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
