import psycopg


async def count(dsn):
    async with await psycopg.AsyncConnection.connect(dsn) as conn:
        cur = await conn.execute("select count(*) from t")
        return await cur.fetchone()
