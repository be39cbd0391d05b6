from asyncio import timeout, wait_for

__all__ = ["read", "wait_for"]


async def read(reader):
    async with timeout(5):
        return await reader.readline()
