import asyncio


async def wait(limit):
    async with asyncio.timeout(limit):
        await asyncio.Event().wait()


async def main():
    try:
        await wait(0.001)
    except TimeoutError as error:
        print("too late", type(error))
    async with asyncio.timeout(None) as unused:
        print("no limit")
    async with asyncio.timeout(delay=5):
        async with asyncio.timeout(1):
            print("nested")
    async with (
        asyncio.timeout(
            10,
        )
    ):
        return


asyncio.run(main())
