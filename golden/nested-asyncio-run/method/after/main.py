import asyncio


async def fetch(value=1):
    return value


class Client:
    async def load(self):
        return await fetch(2)


async def main():
    return await Client().load()


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


print(drive(main()))
