from psycopg import AsyncConnection


async def is_up(dsn) -> bool:
    conn: AsyncConnection = await AsyncConnection.connect(dsn, connect_timeout=2)
    await conn.close()
    return conn.closed
