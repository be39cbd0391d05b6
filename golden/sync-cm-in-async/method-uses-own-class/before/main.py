from __future__ import annotations

import asyncio


class Connection:
    def __enter__(self) -> Connection:
        asyncio.run(self.open())
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.closed = True

    async def open(self) -> None:
        self.closed = False


async def main():
    with Connection() as connection:
        print(connection.closed)
    print(connection.closed)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
