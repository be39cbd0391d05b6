import asyncpg


async def count(dsn, log):
    connection = await asyncpg.connect(dsn)
    try:
        if await connection.fetchval("select 1") is None:
            await connection.close()
            return None
        await connection.execute("select 2")
    finally:
        log(connection.is_closed())
    await connection.close()
    return 1


async def size(dsn, pool):
    connection = await asyncpg.connect(dsn)
    if await connection.fetchval("select 1") is None:
        await connection.close()
        return pool.size
    await connection.execute("select 2")
    await connection.close()
    return 0
