import asyncio
import contextlib


async def watch(task, others):
    try:
        await task
    except asyncio.CancelledError:
        print("the task was cancelled")
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*others)
