import asyncio as aio
from asyncio import coroutine as generator_coroutine
from asyncio import sleep as pause
from asyncio.locks import Lock


@generator_coroutine
def tick(clock):
    yield from pause(1, loop=None)
    yield from aio.sleep(2, loop=None)
    clock.lock = Lock(loop=None)
