import asyncio

import net


async def size(name):
    return len(await net.read(name))


async def main():
    print(-await size("ab"), (await size("ab")) ** 2, not await size(""))
    print((await net.read("ab"))[0], (await net.read("ab")).lower(), f"{await size('abc'):03}")
    print(await size("a") if await size("b") else None, await size("a") and await size("b"))
    print([await size(name) for name in ("x", "yy") if await size(name) > 1])


asyncio.run(main())
