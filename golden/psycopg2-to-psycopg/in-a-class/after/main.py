import psycopg


class Users:
    def __init__(self, conn: psycopg.AsyncConnection) -> None:
        self.conn = conn

    async def names(self):
        async with self.conn.cursor() as cur:
            await cur.execute("select name from users")
            return [name async for (name,) in cur]

    async def close(self):
        await self.conn.close()
