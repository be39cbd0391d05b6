import psycopg

OPTIONS = {"host": "db", "dbname": "shop"}


async def is_up():
    conn = await psycopg.AsyncConnection.connect(
        **OPTIONS, cursor_factory=psycopg.AsyncClientCursor
    )
    await conn.close()
    return True
