import asyncio

import net


async def join(first, second,
               third):
    return await net.read(first
                          + second + third)


async def main():
    print(await join("a",
                     "b", "c"), await join("d", "e",
                                           "f"))


asyncio.run(main())
