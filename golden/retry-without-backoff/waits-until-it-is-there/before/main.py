import asyncio
import time


async def answer(client, job):
    for _ in range(5):
        try:
            return (await client.jobs())[job]["answer"]
        except KeyError:
            await asyncio.sleep(1)


async def text(read, path):
    while True:
        try:
            return await read(path)
        except (FileNotFoundError, errors.NotReadyError):
            await asyncio.sleep(2)


async def in_time(connect):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            return await connect()
        except OSError:
            await asyncio.sleep(1)


async def wait_for_server(connect):
    for attempt in range(9):
        try:
            await connect()
            break
        except Exception:
            await asyncio.sleep(1)
