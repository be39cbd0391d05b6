import asyncio
class Base:
    def __init__(self): pass
class A:
    def __init__(self):
        self.n = 0
        self._n_lock = asyncio.Lock()
    async def f(self):
        n = self.n
        async with self:
            await asyncio.sleep(0)
        self.n = n + 1
    async def __aenter__(self):
        async with self._n_lock:
            n = self.n
            await asyncio.sleep(0)
            self.n = n + 1
    async def __aexit__(self, *a): pass
async def main():
    a = A(); await asyncio.wait_for(a.f(), 1); print(a.n)
asyncio.run(main())
