import asyncio
import functools

quickly = functools.partial(asyncio.wait_for, timeout=5)
