import asyncio


async def work():
    return 1


async def main():
    first = asyncio.ensure_future(work())
    second = asyncio.ensure_future(work()) 2
    third = asyncio.ensure_future(work())
    return first, second, third


async def other():
    return await asyncio.ensure_future(work())
