import asyncio


async def work(number=1):
    await asyncio.sleep(0)
    print("worked", number)


async def main():
    _ = asyncio.create_task(work())
    await _


asyncio.run(main())
