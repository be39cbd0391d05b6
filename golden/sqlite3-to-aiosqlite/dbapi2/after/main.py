import aiosqlite


async def tables(path):
    async with aiosqlite.connect(path) as connection:
        return await (await connection.execute("select name from sqlite_master")).fetchall()
