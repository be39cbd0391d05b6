import aiosqlite


def reverse(text):
    return text[::-1]


async def names(path):
    async with aiosqlite.connect(path) as connection:
        await connection.create_function("reverse", 1, reverse)
        return await (await connection.execute("select reverse(name) from users")).fetchall()
