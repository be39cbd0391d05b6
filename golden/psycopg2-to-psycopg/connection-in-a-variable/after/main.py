import psycopg


async def names(dsn):
    conn = await psycopg.AsyncConnection.connect(
        dsn, cursor_factory=psycopg.AsyncClientCursor
    )
    try:
        cur = conn.cursor()
        await cur.execute("select name from users")
        return [row[0] for row in await cur.fetchall()]
    finally:
        await conn.close()
