import psycopg


async def names(dsn):
    async with await psycopg.AsyncConnection.connect(dsn) as conn:
        async with conn.cursor() as cur:
            await cur.execute("select name from users")
            return [name async for (name,) in cur]
