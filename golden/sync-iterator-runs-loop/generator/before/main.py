import asyncio


async def fetch(number):
    return [number] * number


def pages():
    for number in range(3):
        yield asyncio.run(fetch(number))


async def main():
    for page in pages():
        print(page)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
