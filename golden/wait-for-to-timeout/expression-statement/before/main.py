import asyncio


async def work():
    await asyncio.sleep(0)
    print("worked")


async def main():
    await asyncio.wait_for(work(), timeout=5)


asyncio.run(main())
