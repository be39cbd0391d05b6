from typing import Optional

import psycopg


class Store:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.conn: Optional[psycopg.AsyncConnection] = None

    async def open(self):
        self.conn = await psycopg.AsyncConnection.connect(self.dsn)

    async def get(self, key):
        return await (await self.conn.execute("select value from store where key = %s", (key,))).fetchone()

    async def close(self):
        if self.conn is not None:
            await self.conn.close()
