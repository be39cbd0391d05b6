import asyncio


async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().call_soon(stop.set)
    await asyncio.wait_for(stop.wait(), 5)
    print(stop.is_set())


asyncio.run(main())
