import asyncio as aio
from asyncio import sleep as pause
from asyncio.locks import Lock


async def tick(clock):
    await pause(1)
    await aio.sleep(2)
    clock.lock = Lock()
