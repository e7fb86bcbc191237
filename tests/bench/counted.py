"""What crosses the wire: a door before a server that counts bytes both ways."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

CHUNK = 65536


class Counter:
    """Bytes that went through since the count was taken last."""

    def __init__(self, port: int) -> None:
        self.port = 0
        self.bytes = 0
        self._to = port
        self._ready = Event()
        self._loop = asyncio.new_event_loop()

    def taken(self) -> int:
        """Return the count and begin again."""
        found, self.bytes = self.bytes, 0
        return found

    def run(self) -> None:
        """Serve until the loop is stopped."""
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._through, "127.0.0.1", 0)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()

    def wait(self) -> None:
        """Wait until it listens."""
        self._ready.wait()

    def stop(self) -> None:
        """End it."""
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _through(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._to)
        await asyncio.gather(self._copy(reader, back), self._copy(there, writer))

    async def _copy(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while part := await reader.read(CHUNK):
            self.bytes += len(part)
            writer.write(part)
            await writer.drain()
        writer.close()


@contextmanager
def counted(port: int) -> Iterator[Counter]:
    """Give a counter before a port of this machine."""
    counter = Counter(port)
    thread = Thread(target=counter.run, daemon=True)
    thread.start()
    counter.wait()
    try:
        yield counter
    finally:
        counter.stop()
        thread.join()
