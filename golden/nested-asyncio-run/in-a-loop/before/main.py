import asyncio


async def fetch(value=1):
    return value


async def main():
    values = []
    for number in range(3):
        values.append(asyncio.run(fetch(number)))
    return values


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
