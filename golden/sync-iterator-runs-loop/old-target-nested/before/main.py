import asyncio


async def fetch(number):
    return [number] * number


def pages():
    for number in range(3):
        yield asyncio.run(fetch(number))


async def main():
    return [list(pages()) for _ in range(2)]
