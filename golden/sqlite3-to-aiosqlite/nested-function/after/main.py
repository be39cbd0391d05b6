import aiosqlite


async def ages(connection: aiosqlite.Connection, names):
    async def age(name):
        return (await (await connection.execute("select age from users where name = ?", (name,))).fetchone())[0]

    return {name: await age(name) for name in names}
