import asyncio

import asyncpg


async def main(dsn):
    connection = await asyncpg.connect(dsn)
    # All of them.
    rows = await connection.fetch("select 1")
    await connection.close()
    print(rows)


asyncio.run(main("db"))
