from asyncio import wait_for

asyncio = "a name of our own"
timeout = 5


async def read(reader):
    return await wait_for(reader.read(), 5)
