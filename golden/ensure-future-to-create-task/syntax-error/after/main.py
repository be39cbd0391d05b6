import asyncio


async def work():
    return 1


async def main():
    first = asyncio.create_task(work())
    second = asyncio.ensure_future(work()) 2
    third = asyncio.create_task(work())
    return first, second, third


async def other():
    return await asyncio.create_task(work())
