import asyncio

import asyncpg


async def limited(dsn):
    connection = await asyncpg.connect(dsn)
    await connection.execute("select 1")
    await asyncio.wait_for(connection.close(), 5)


async def in_the_middle(dsn, wanted):
    connection = await asyncpg.connect(dsn)
    if not wanted:
        await connection.close()
        print("closed")
        await asyncio.sleep(1)
    print(connection.is_closed())


async def in_both_ways(dsn):
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("select 1")
        await connection.close()
    except ValueError:
        print("failed")
        await connection.close()
        raise


async def within(dsn):
    connection = await asyncpg.connect(dsn)
    await connection.execute("select 1")
    await connection.close(timeout=3)
