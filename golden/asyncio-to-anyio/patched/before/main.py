import asyncio


async def wait():
    await asyncio.sleep(10)


async def main():
    await wait()
    print(await asyncio.to_thread(len, "abc"))
