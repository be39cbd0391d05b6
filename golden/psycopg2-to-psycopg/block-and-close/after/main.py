import psycopg


async def add(dsn, name):
    async with await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    ) as conn, conn.cursor() as cur:
        await cur.execute("insert into users (name) values (%s)", (name,))
    await conn.close()
