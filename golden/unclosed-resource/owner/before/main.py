import asyncio

import asyncpg
from service import begin


class Connection:
    def __init__(self, raw):
        self.raw = raw

    async def stop(self):
        await self.raw.close()

    @classmethod
    async def open(cls, raw):
        return cls(raw)


async def main(dsn):
    raw = await asyncpg.connect(dsn)
    connection = await Connection.open(raw)
    print(await raw.fetch("select 1"))
    await connection.stop()


async def serve(dsn):
    raw = await asyncpg.connect(dsn)
    service = await begin(raw)
    await service.shutdown()
