import asyncio


async def read(stream):
    try:
        return await stream.read()
    except (ValueError, asyncio.CancelledError):
        print("nothing")
