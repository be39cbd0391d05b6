import asyncio
class Sub0:
    def __init__(self):
        pass
class A:
    def __init__(self):
        self.x = 0
    async def bump(self):
        self.x += await self.price()
    async def price(self):
        await asyncio.sleep(0)
        return 1
class B(A):
    def __init__(self):
        self.x = 5
async def main():
    b = B()
    await b.bump()
    print(b.x)
asyncio.run(main())
