import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    [asyncio.create_task(work(number)) for number in range(2)]
    work and asyncio.create_task(work(2))
    asyncio.create_task(work(3)) if work else None
    asyncio.create_task(work(4)), asyncio.create_task(work(5))
    if work: asyncio.create_task(work(6))
    print("here"); asyncio.create_task(work(7))
    await asyncio.sleep(0.01)


asyncio.run(main())
