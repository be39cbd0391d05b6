import asyncio
from collections.abc import Iterator


async def read(key):
    return key.upper()


class Table:
    def __init__(self, keys):
        self.keys = keys

    def __iter__(self) -> Iterator[str]:
        for key in self.keys:
            yield asyncio.run(read(key))


async def main():
    table = Table("ab")
    for row in table:
        print(row)
    print([row for row in table], table.keys)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
