import asyncio


async def fetch(name):
    await asyncio.sleep(0)
    return name.upper()


async def main():
    task = asyncio.ensure_future(fetch("a"))
    print(await task)


asyncio.run(main())
