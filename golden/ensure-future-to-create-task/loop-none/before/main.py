import asyncio


async def work():
    return "work"


async def main():
    print(await asyncio.ensure_future(work(), loop=None))
    print(await asyncio.ensure_future(
        work(),
        loop=None,
    ))


asyncio.run(main())
