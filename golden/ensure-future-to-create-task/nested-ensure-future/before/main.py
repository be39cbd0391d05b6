import asyncio


async def work():
    return "done"


async def main():
    print(await asyncio.ensure_future(asyncio.ensure_future(work())))


asyncio.run(main())
