import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    asyncio.create_task(work())  # noqa: RUF006
    asyncio.create_task(work(2))  # aioshift: ignore[dangling-task]
    await asyncio.sleep(0.01)


asyncio.run(main())
