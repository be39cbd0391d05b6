import asyncio


async def fetch(value=1):
    return value


async def main():
    first = (asyncio.run  # why
             (fetch()))
    second = (asyncio
              # because
              .run(fetch()))
    return first, second


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
