import asyncio


async def read(stream):
    try:
        await stream.read()
    except (asyncio.CancelledError,) as error:
        print("stopped", error)
    return stream.text
