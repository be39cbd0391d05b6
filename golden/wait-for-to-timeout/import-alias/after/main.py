import asyncio as aio


async def main():
    async with aio.timeout(5):
        print(await aio.sleep(0, "done"))


aio.run(main())
