import asyncio

import shop
from shop import load, load_async
from shop.core import Sub, opened, opened_async, pages, pages_async


class Box:
    def __init__(self):
        self.value = load("box")
        self.pages = list(pages(2))
        with opened("q") as q:
            self.q = q
        with Sub() as s:
            self.s = s.get("s")


async def main():
    print(await load_async("a"), await shop.load_async("b"))
    print([p async for p in pages_async(2)])
    async for p in pages_async(1):
        print(p)
    async with opened_async("x") as x:
        print(x)
    async with Sub() as sub:
        print(await sub.get_async("m"))
    box = Box()
    print(box.value, box.pages, box.q, box.s)
    print(list(map(load, "ab")))


if __name__ == "__main__":
    asyncio.run(main())
