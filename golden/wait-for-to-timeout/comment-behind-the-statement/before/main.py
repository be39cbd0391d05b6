import asyncio


async def read(reader):
    # The greeting.
    line = await asyncio.wait_for(reader.readline(), 5)  # ends with a newline
    # The body.
    return line
