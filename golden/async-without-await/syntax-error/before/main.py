import asyncio


async def _one():
    return 1


async def _two():
    return 2


async def main():
    await asyncio.sleep(0)
    print(await _one(), await _two())


def broken(:
    task = create_task(_one(
