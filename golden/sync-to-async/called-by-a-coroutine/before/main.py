import asyncio

import net


def load(name):
    return net.read(name)


async def main():
    print(load("a"))


asyncio.run(main())
