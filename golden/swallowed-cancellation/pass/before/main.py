import asyncio


async def one(event):
    try:
        await event.wait()
    except asyncio.CancelledError:
        pass
    print("one")


async def two(event):
    try: await event.wait()
    except asyncio.CancelledError: pass
    print("two")


async def three(event):
    try:
        await event.wait()
    except asyncio.CancelledError:
        ...
    print("three")
