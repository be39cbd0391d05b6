import psycopg
from psycopg.rows import class_row, dict_row


class User:
    def __init__(self, id, name):
        self.id = id
        self.name = name


async def users(dsn):
    async with await psycopg.AsyncConnection.connect(dsn, row_factory=dict_row) as conn:
        first = await (await conn.execute("select * from users")).fetchone()
        async with conn.cursor(row_factory=class_row(User)) as cur:
            return first, await (await cur.execute("select * from users")).fetchall()
