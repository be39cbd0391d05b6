import asyncio
class A:
    def __init__(self):
        self.a = 0
        self._a_lock = asyncio.Lock()
        self.b = 0
        self._b_lock = asyncio.Lock()
    async def x(self):
        a = self.a
        await asyncio.sleep(0)
        await self.y()
        self.a = a + 1
    async def y(self):
        async with self._b_lock:
            b = self.b
            await asyncio.sleep(0)
            self.b = b + 1
    async def z(self):
        b = self.b
        await asyncio.sleep(0)
        await self.q()
        self.b = b + 1
    async def q(self):
        async with self._a_lock:
            a = self.a
            await asyncio.sleep(0)
            self.a = a + 1
async def main():
    a = A(); await asyncio.wait_for(asyncio.gather(a.x(), a.z()), 1); print(a.a, a.b)
asyncio.run(main())
