import asyncio


async def work():
    return "work"


async def main():
    print(await asyncio.create_task(work()))
    print(await asyncio.create_task(work()))


asyncio.run(main())
