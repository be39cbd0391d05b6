import asyncio


async def main(fast):
    if not fast: await asyncio.sleep(0)
    async with asyncio.timeout(5): await asyncio.sleep(0)
    async with asyncio.TaskGroup() as tg: tg.create_task(asyncio.sleep(0)); tg.create_task(work(1))


async def work(n): print("work", n); await asyncio.sleep(0)


asyncio.run(main(False))
