import asyncio


async def answers():
    yield await asyncio.sleep(0, 1)
    yield await asyncio.sleep(0, 2)


async def main():
    async for answer in answers():
        print(answer)
