import aiosqlite


async def names(path):
    async with aiosqlite.connect(path) as connection:
        rows = await (await connection.execute("select name from users")).fetchall()
        return [name for (name,) in rows]
