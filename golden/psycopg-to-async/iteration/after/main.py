import psycopg


async def show(conn: psycopg.AsyncConnection):
    async for number, name in await conn.execute("select id, name from users"):
        print(number, name)
    async with conn.cursor() as cur:
        await cur.execute("select price from items")
        return sum([price async for (price,) in cur]), [item async for item in await cur.execute("select 1")]
