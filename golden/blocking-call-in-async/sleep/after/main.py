import asyncio


async def main():
    print("before")
    await asyncio.sleep(0.01)
    print("after")


asyncio.run(main())
