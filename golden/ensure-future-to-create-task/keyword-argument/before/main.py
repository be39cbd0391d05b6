import asyncio


async def work():
    return "work"


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.ensure_future(coro_or_future=work()))
    print(await asyncio.ensure_future(loop=loop, coro_or_future=work()))


asyncio.run(main())
