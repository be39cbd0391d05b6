import asyncio
class A:
    def __init__(self, x=None):
        if x is None:
            self.x = 0
            return
        self.x = x
    async def bump(self):
        self.x += await self.price()
    async def price(self):
        await asyncio.sleep(0)
        return 1
async def main():
    for b in (A(), A(3)):
        await b.bump()
        print(b.x)
asyncio.run(main())
