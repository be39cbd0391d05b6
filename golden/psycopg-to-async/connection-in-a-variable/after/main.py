from psycopg import AsyncConnection


async def count(dsn):
    conn = await AsyncConnection.connect(dsn, autocommit=True)
    row = await (await conn.execute("select count(*) from users")).fetchone()
    await conn.close()
    return row[0]
