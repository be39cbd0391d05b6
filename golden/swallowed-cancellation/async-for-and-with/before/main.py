import asyncio


async def read(stream):
    try:
        async for line in stream:
            print(line)
    except asyncio.CancelledError:
        print("stopped")
    await stream.close()


async def locked(lock):
    try:
        async with lock:
            print("locked")
    except asyncio.CancelledError:
        print("stopped")
    print("unlocked")


async def collect(stream):
    lines = []
    try:
        lines = [line async for line in stream]
    except asyncio.CancelledError:
        print("stopped")
    return lines
