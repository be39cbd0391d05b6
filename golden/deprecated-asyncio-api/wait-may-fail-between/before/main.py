import asyncio


async def fetch(name):
    return name


async def main(names, limits):
    await asyncio.wait([fetch(names[0]), fetch(names[1])])
    await asyncio.wait([fetch("a")], timeout=limits["fetch"])
    await asyncio.wait([fetch("a"), asyncio.ensure_future(fetch("b"))])
    job = fetch("c")
    await asyncio.wait([job])
