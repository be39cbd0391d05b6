import aiosqlite


async def count(path):
    async with aiosqlite.connect(path) as connection:
        try:
            return (await (await connection.execute("select count(*) from notes")).fetchone())[0]
        finally:
            await connection.close()
