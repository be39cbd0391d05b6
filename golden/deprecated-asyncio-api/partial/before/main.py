import asyncio
import functools

sleep = functools.partial(asyncio.sleep, loop=None)
