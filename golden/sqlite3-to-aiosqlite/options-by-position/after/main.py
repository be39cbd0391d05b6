import aiosqlite


async def names(path):
    async with aiosqlite.connect(path, timeout=30) as connection:
        return await (await connection.execute("select name from users")).fetchall()
