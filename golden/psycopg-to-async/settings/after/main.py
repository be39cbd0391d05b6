import psycopg


async def prepare(dsn):
    conn = await psycopg.AsyncConnection.connect(dsn)
    await conn.set_autocommit(True)
    await conn.set_isolation_level(psycopg.IsolationLevel.SERIALIZABLE)
    await conn.set_read_only(True)
    conn.prepare_threshold = None
    return conn
