import asyncio


async def read(reader):
    # The greeting.
    async with asyncio.timeout(5):
        line = await reader.readline()  # ends with a newline
    # The body.
    return line
