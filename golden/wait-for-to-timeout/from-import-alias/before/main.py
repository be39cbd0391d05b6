from asyncio import wait_for as limited


async def read(reader):
    return await limited(reader.readline(), 5)
