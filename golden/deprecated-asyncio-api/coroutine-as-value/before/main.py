import asyncio

from app import callbacks

callbacks.register(asyncio.coroutine(lambda: None))
decorate = asyncio.coroutine
