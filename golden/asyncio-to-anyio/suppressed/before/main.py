import asyncio


async def main():
    await asyncio.sleep(0)  # noqa: asyncio-to-anyio
    print("done")


asyncio.run(main())  # noqa: asyncio-to-anyio
