import asyncio


class Connection:
    def __enter__(self):
        asyncio.run(self.open())
        return self

    def __exit__(self, *exc_info):
        asyncio.run(self.close())

    async def open(self):
        print("open")

    async def close(self):
        print("closed")


async def main():
    with Connection() as connection:
        print(type(connection).__name__)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
