from asyncio import ensure_future
async def f(loop, x):
    async def g(): break
    ... ensure_future(g())
