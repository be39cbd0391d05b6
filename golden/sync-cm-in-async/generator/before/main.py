import asyncio
from contextlib import contextmanager


async def say(text):
    print(text)
    return text


@contextmanager
def session(name):
    value = asyncio.run(say(name))
    try:
        yield value
    finally:
        asyncio.run(say("bye"))


async def main():
    with session("hello") as value:
        print(value.upper())


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
