import asyncio

import anyio


async def main():
    stop = anyio.Event()
    asyncio.get_running_loop().call_soon(stop.set)
    await asyncio.wait_for(stop.wait(), 5)
    print(stop.is_set())


anyio.run(main)
