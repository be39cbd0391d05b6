import asyncio


async def work():
    return "work"


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.create_task(work()))
    print(await loop.create_task(work()))


asyncio.run(main())
