import asyncio


async def one(event):
    try: await event.wait()
    except asyncio.CancelledError: print("one")
    print("behind one")


async def two(event):
    try:
        await event.wait()
    except asyncio.CancelledError:
        print("two"); event.set()
    print("behind two")
