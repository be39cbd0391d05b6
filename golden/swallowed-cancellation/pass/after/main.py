import asyncio


async def one(event):
    await event.wait()
    print("one")


async def two(event):
    try: await event.wait()
    except asyncio.CancelledError: raise
    print("two")


async def three(event):
    await event.wait()
    print("three")
