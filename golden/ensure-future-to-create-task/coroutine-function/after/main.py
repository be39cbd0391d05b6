import asyncio


async def fetch(name):
    await asyncio.sleep(0)
    return name.upper()


async def main():
    task = asyncio.create_task(fetch("a"))
    print(await task)


asyncio.run(main())
