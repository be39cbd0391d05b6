from __future__ import annotations


class Connection:
    async def __aenter__(self) -> Connection:
        await self.open()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self.closed = True

    async def open(self) -> None:
        self.closed = False


async def main():
    async with Connection() as connection:
        print(connection.closed)
    print(connection.closed)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
