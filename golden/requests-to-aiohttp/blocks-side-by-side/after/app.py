import asyncio

import aiohttp

async def f(session: aiohttp.ClientSession, a, b):
    async with aiohttp.ClientSession() as session_2:
        async with session.get(a) as r:
            async with session_2.get(b) as response:
                x = await response.json(content_type=None)
            print(await r.text(errors="replace"))
        async with session_2.get(a) as response:
            y = await response.json(content_type=None)
    print(x, y)

async def g(session: aiohttp.ClientSession, a, b):
    async with session.get(a) as r:
        async with aiohttp.ClientSession() as session_2:
            async with session_2.get(b) as x:
                print(await r.text(errors="replace"))
                print(await x.text(errors="replace"))

async def h(session: aiohttp.ClientSession, a, b):
    async with aiohttp.ClientSession() as session_2:
        async with session_2.get(b) as x:
            async with session.get(a) as r:
                print(await x.text(errors="replace"))
                print(await r.text(errors="replace"))

async def k(session: aiohttp.ClientSession, a, b):
    async with aiohttp.ClientSession() as session_2:
        async with session_2.get(b) as response:
            x = await response.json(content_type=None)
        async with session.get(a) as r:
            async with session_2.get(b) as response:
                z = await response.json(content_type=None)
            print(await r.text(errors="replace"))
    return x, z

async def main():
    async with aiohttp.ClientSession() as s:
        await f(s, "a", "b")
        await g(s, "a", "b")
        await h(s, "a", "b")
        await k(s, "a", "b")

if __name__ == "__main__":
    asyncio.run(main())
