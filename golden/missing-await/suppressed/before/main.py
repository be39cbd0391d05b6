import asyncio


async def work():
    print("never")


async def main():
    work()  # aioshift: ignore[missing-await]
    print("done")


asyncio.run(main())
