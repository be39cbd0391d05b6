import asyncio


async def work():
    print("never")


async def main():
    work()  # type: ignore[unused-coroutine]
    work()  # pyright: ignore[reportUnusedCoroutine]
    print("done")


asyncio.run(main())
