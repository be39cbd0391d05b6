import asyncio


async def fetch(number):
    return [number] * number


def pages():  # aioshift: ignore[sync-iterator-runs-loop]
    for number in range(3):
        yield asyncio.run(fetch(number))


async def main():
    for page in pages():
        print(page)
