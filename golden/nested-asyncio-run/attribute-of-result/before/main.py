import asyncio


async def fetch(value=1):
    return value


async def main():
    return asyncio.run(fetch("a")).upper(), asyncio.run(fetch([1]))[0], asyncio.run(fetch(2)) ** 2


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
