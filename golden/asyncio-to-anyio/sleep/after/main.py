import asyncio

import anyio

INTERVAL = 0.01


async def tick(name, pause):
    await anyio.sleep(0)
    print(name, "ticks")
    await anyio.sleep(pause)
    await anyio.sleep(delay=INTERVAL)


async def main():
    await asyncio.gather(tick("a", 0), tick("b", 0.001))
    task = asyncio.create_task(anyio.sleep(0))
    await task
    print(f"{await anyio.sleep(0)}")


anyio.run(main)
