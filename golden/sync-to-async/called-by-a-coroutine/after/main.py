import asyncio

import net


async def load(name):
    return await net.read(name)


async def main():
    print(await load("a"))


asyncio.run(main())
