import asyncio
import typing as t


async def stop(manager):
    try:
        await t.cast(asyncio.Future, manager.ready)
    except asyncio.CancelledError:
        pass
    manager.close()
