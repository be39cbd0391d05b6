import aiosqlite


async def names(path):
    async with aiosqlite.connect(path) as connection:
        await connection.create_function(name="upper2", num_params=1, func=str.upper)
        return await (await connection.execute("select upper2(name) from users")).fetchall()
