import asyncio

import asyncpg


async def main(dsn):
    connection = await asyncpg.connect(dsn)
    # All of them.
    try:
        rows = await connection.fetch("select 1")
    finally:
        await connection.close()
    print(rows)


asyncio.run(main("db"))
