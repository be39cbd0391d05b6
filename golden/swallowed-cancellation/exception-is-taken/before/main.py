import asyncio

from errors import Exception


async def wait(event):
    try:
        await event.wait()
    except:
        print("failed")
