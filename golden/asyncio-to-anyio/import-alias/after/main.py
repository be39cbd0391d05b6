import asyncio as aio

import anyio


async def work(name):
    await anyio.sleep(0)
    print(name)


async def main():
    await aio.gather(work("a"), work("b"))


anyio.run(main)
