import asyncio as aio


async def work(name):
    await aio.sleep(0)
    print(name)


async def main():
    await aio.gather(work("a"), work("b"))


aio.run(main())
