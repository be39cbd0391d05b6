import asyncio
async def f():
    await asyncio.wait_for(  # first
        g(),
        timeout=5)
