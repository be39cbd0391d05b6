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


async def first():
    with Connection():
        print("first")


async def second(times):
    for _ in range(times):
        with Connection() as connection:
            await connection.open()


async def main():
    await first()
    await second(2)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
