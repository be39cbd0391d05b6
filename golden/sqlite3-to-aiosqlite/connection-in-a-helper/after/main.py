import aiosqlite


async def insert(connection, name):
    return (await connection.execute("insert into users (name) values (?)", (name,))).lastrowid


async def register(path, names):
    async with aiosqlite.connect(path) as connection:
        numbers = [await insert(connection, name) for name in names]
        await connection.commit()
        return numbers
