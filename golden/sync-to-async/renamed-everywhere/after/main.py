import asyncio

import shop
import shop.prices
from shop import *
from shop.prices import aload as fetch


class Stock(Table):
    async def aget(self, name):
        return await super().aget(name) + "!"


async def show(source):
    print(await source("d"))


async def main():
    print(await aload("a"), await fetch("b"), await shop.prices.aload("c"))
    await show(shop.aload)
    print(await Stock().aget("e"), await Table().find("f"))


asyncio.run(main())
