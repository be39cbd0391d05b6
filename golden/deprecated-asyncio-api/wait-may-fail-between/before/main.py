import asyncio


async def fetch(name):
    return name


async def main(names):
    await asyncio.wait([fetch(names[0]), fetch(names[1])])
