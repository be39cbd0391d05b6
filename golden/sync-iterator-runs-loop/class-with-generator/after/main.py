from collections.abc import AsyncIterator


async def read(key):
    return key.upper()


class Table:
    def __init__(self, keys):
        self.keys = keys

    async def __aiter__(self) -> AsyncIterator[str]:
        for key in self.keys:
            yield await read(key)


async def main():
    table = Table("ab")
    async for row in table:
        print(row)
    print([row async for row in table], table.keys)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
