import psycopg


async def rows(conn: psycopg.AsyncConnection):
    async with conn.cursor(name="rows", scrollable=True) as cur:
        cur.itersize = 1000
        await cur.execute("select * from t")
        await cur.scroll(10)
        async for row in cur:
            yield row
