import asyncio as aio


async def main():
    print(await aio.wait_for(aio.sleep(0, "done"), 5))


aio.run(main())
