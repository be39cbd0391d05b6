import asyncio


async def work():
    await asyncio.sleep(0)
    print("worked")


async def main():
    async with asyncio.timeout(5):
        await work()


asyncio.run(main())
