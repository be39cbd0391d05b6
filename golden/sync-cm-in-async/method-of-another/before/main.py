import asyncio
from contextlib import contextmanager


class Store:
    @contextmanager
    def transaction(self):
        asyncio.run(asyncio.sleep(0))
        yield

    async def save(self, database):
        with self.transaction():
            with database.transaction():
                print("saved")
