class Connection:
    async def __aenter__(self):
        await self.open()
        return self

    async def __aexit__(self, *exc_info):
        await self.close()

    async def open(self):
        print("open")

    async def close(self):
        print("closed")


async def main():
    async with Connection() as connection:
        print(type(connection).__name__)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
