import asyncio


async def beat():
    while True:
        print("beat")
        await asyncio.sleep(1)


async def connect():
    while True:
        if await attempt():
            break


async def attempt():
    return True


async def main():
    beat()
    await connect()
    await attempt()
