from asyncio import wait_for


async def read(reader, timeout):
    return await wait_for(reader.readline(), 5)
