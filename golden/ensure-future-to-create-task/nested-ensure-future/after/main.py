import asyncio


async def work():
    return "done"


async def main():
    print(await asyncio.ensure_future(asyncio.create_task(work())))


asyncio.run(main())
