import asyncio


async def merge(first, second, target):
    with await asyncio.to_thread(open, first) as a, await asyncio.to_thread(open, second) as b, await asyncio.to_thread(open, target, "w") as c:
        for line in a:
            await asyncio.to_thread(c.write, line.rstrip("\n") + await asyncio.to_thread(b.readline))
