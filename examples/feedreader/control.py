"""A line protocol on a local port: "status", "refresh", "quit"."""

import asyncio
import json

from .scheduler import Scheduler


class ControlServer:
    def __init__(self, scheduler: Scheduler, port: int):
        self.scheduler = scheduler
        self.port = port
        self.closed = asyncio.Event()

    async def serve(self) -> None:
        server = await asyncio.start_server(self._handle, "127.0.0.1", self.port)
        async with server:
            await self.closed.wait()

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            command = await asyncio.wait_for(reader.readline(), timeout=60)
            answer = await asyncio.wait_for(self._answer(command.decode().strip()), timeout=120)
            writer.write(json.dumps(answer).encode() + b"\n")
            await asyncio.wait_for(writer.drain(), timeout=10)
        except asyncio.TimeoutError:
            writer.write(b'{"error": "timeout"}\n')
        finally:
            writer.close()

    async def _answer(self, command: str) -> dict:
        if command == "status":
            return {url: len(guids) for url, guids in self.scheduler.seen.items()}
        if command == "refresh":
            return {"new": sum(await self.scheduler.refresh_all())}
        if command == "quit":
            asyncio.ensure_future(self._quit())
            return {"bye": True}
        return {"error": f"unknown command {command!r}"}

    async def _quit(self) -> None:
        await self.scheduler.stop()
        self.closed.set()


async def ask(port: int, command: str) -> dict:
    """Sends one command to a running reader."""
    reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), timeout=3)
    try:
        writer.write(command.encode() + b"\n")
        return json.loads(await asyncio.wait_for(reader.readline(), timeout=130))
    finally:
        writer.close()


async def is_running(port: int, enabled: bool = True) -> bool:
    try:
        return enabled and bool(await asyncio.wait_for(ask(port, "status"), 5))
    except (OSError, asyncio.TimeoutError):
        return False
