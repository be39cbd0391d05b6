import psycopg


async def is_up(dsn):
    try:
        conn = await psycopg.AsyncConnection.connect(
            dsn, cursor_factory=psycopg.AsyncClientCursor
        )
    except psycopg.OperationalError:
        return False
    await conn.close()
    return True
