import asyncio

import net


async def pages():
    yield await net.read("a")
    yield await net.read("b")


async def main():
    it = aiter(pages())
    print(await anext(it))
    await it.aclose()
    print(await anext(it, None))


asyncio.run(main())
