import asyncio


def numbers():
    yield from range(2)
    yield asyncio.run(asyncio.sleep(0, 2))


async def main():
    for number in numbers():
        print(number)
