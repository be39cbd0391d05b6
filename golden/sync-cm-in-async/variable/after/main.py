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
    connection = Connection()
    await connection.open()
    async with connection:
        print("inside")
    async with connection as again:
        await again.close()


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
