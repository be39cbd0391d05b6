import asyncio


async def answer():
    return 42


async def main():
    loop = asyncio.get_running_loop()
    future = asyncio.Future(loop=loop)
    future.set_result(1)
    task = asyncio.Task(answer(), loop=loop)
    other = asyncio.ensure_future(answer(), loop=loop)
    reader = asyncio.StreamReader(limit=2**16, loop=loop)
    reader.feed_eof()
    print(await future, await task, await other, await reader.read())


asyncio.run(main())
