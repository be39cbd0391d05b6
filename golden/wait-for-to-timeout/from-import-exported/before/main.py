from asyncio import wait_for

__all__ = ["read", "wait_for"]


async def read(reader):
    return await wait_for(reader.readline(), 5)
