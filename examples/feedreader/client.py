"""Just enough of HTTP/1.1 to fetch a feed."""

import asyncio
import ssl
from typing import Dict, Tuple
from urllib.parse import urlsplit

from .config import CONNECT_TIMEOUT, READ_TIMEOUT


class FetchError(Exception):
    pass


class Response:
    def __init__(self, status: int, headers: Dict[str, str], body: bytes):
        self.status = status
        self.headers = headers
        self.body = body


async def connect(host: str, port: int, secure: bool):
    context = ssl.create_default_context() if secure else None
    try:
        reader, writer = await asyncio.wait_for(
            asyncio.open_connection(host, port, ssl=context),
            timeout=CONNECT_TIMEOUT,
        )
    except asyncio.TimeoutError:
        raise FetchError(f"{host}:{port} does not answer") from None
    return reader, writer


async def read_status(reader: asyncio.StreamReader) -> int:
    # "HTTP/1.1 200 OK"
    line = (await asyncio.wait_for(reader.readline(), 5)).decode("latin-1")
    try:
        return int(line.split(" ", 2)[1])
    except (IndexError, ValueError):
        raise FetchError(f"no HTTP status: {line!r}") from None


async def read_headers(reader: asyncio.StreamReader) -> Dict[str, str]:
    headers: Dict[str, str] = {}
    # The limit is for each line, and the test of a loop has no place for a block.
    while line := await asyncio.wait_for(reader.readline(), READ_TIMEOUT):
        if line in (b"\r\n", b"\n"):
            break
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


async def read_body(reader: asyncio.StreamReader, headers: Dict[str, str]) -> bytes:
    length = headers.get("content-length")
    if length is None:
        return await asyncio.wait_for(reader.read(), timeout=30)
    return await asyncio.wait_for(reader.readexactly(int(length)), timeout=30)


async def drain_quickly(writer: asyncio.StreamWriter) -> bool:
    try:
        await asyncio.wait_for(writer.drain(), timeout=0)  # a poll: fails at once if it must wait
    except asyncio.TimeoutError:
        return False
    return True


async def fetch(url: str) -> Response:
    host, port, path, secure = split(url)
    reader, writer = await connect(host, port, secure)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        if not await drain_quickly(writer):
            await asyncio.wait_for(writer.drain(), timeout=5.0)
        status = await read_status(reader)
        headers = await read_headers(reader)
        return Response(status, headers, await read_body(reader, headers))
    finally:
        writer.close()


def split(url: str) -> Tuple[str, int, str, bool]:
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    return parts.hostname or "", parts.port or (443 if secure else 80), parts.path or "/", secure
