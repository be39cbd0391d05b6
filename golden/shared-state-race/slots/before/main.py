import asyncio
class A:
    __slots__ = ("x",)
    def __init__(self):
        self.x = 0
    async def bump(self):
        self.x += await self.price()
    async def price(self):
        await asyncio.sleep(0)
        return 1
async def main():
    b = A()
    await b.bump()
    print(b.x)
asyncio.run(main())
