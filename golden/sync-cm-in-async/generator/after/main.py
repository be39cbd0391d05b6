from contextlib import asynccontextmanager


async def say(text):
    print(text)
    return text


@asynccontextmanager
async def session(name):
    value = await say(name)
    try:
        yield value
    finally:
        await say("bye")


async def main():
    async with session("hello") as value:
        print(value.upper())


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
