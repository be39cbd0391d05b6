import asyncio
async def f(a, b):
    print(f'{a!r:>{await asyncio.wait_for(b, await g())}}')
