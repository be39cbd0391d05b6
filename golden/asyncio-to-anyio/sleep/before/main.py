import asyncio

INTERVAL = 0.01


async def tick(name, pause):
    await asyncio.sleep(0)
    print(name, "ticks")
    await asyncio.sleep(pause)
    await asyncio.sleep(delay=INTERVAL)


async def main():
    await asyncio.gather(tick("a", 0), tick("b", 0.001))
    task = asyncio.create_task(asyncio.sleep(0))
    await task
    print(f"{await asyncio.sleep(0)}")


asyncio.run(main())
