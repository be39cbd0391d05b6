import asyncio


async def read(reader):
    async with asyncio.timeout(5):
        return await reader.read()


def broken():
    return 1 +* 2  # wait_for
