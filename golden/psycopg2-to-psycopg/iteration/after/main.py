import psycopg


async def total(conn: psycopg.AsyncConnection):
    cur = conn.cursor()
    await cur.execute("select price, amount from items")
    return sum([price * amount async for price, amount in cur])


async def show(dsn):
    conn = await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    )
    cur = conn.cursor()
    await cur.execute("select id, name from users")
    async for number, name in cur:
        print(number, name)
    print(await total(conn))
    await conn.close()
