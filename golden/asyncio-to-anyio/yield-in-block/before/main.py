import asyncio

lock = asyncio.Lock()


async def numbers():
    async with asyncio.timeout(5):
        yield 1
    async with lock:
        yield 2
    async with asyncio.TaskGroup() as tg:
        yield 3


async def main():
    print([number async for number in numbers()])


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
