import asyncio

from tracing import traced


@traced
def numbers():
    yield asyncio.run(asyncio.sleep(0, 2))


async def main():
    for number in numbers():
        print(number)
