import asyncio


async def test_rest():
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(test_rest())
