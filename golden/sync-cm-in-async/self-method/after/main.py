from contextlib import asynccontextmanager


class Store:
    @asynccontextmanager
    async def _transaction(self):
        await self.execute("begin")
        yield
        await self.execute("commit")

    async def execute(self, text):
        print(text)

    async def save(self):
        async with self._transaction():
            await self.execute("insert")


async def main():
    await Store().save()


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
