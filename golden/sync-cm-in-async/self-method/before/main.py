import asyncio
from contextlib import contextmanager


class Store:
    @contextmanager
    def _transaction(self):
        asyncio.run(self.execute("begin"))
        yield
        asyncio.run(self.execute("commit"))

    async def execute(self, text):
        print(text)

    async def save(self):
        with self._transaction():
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
