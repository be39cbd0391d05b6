import aiosqlite


async def fill(connection: aiosqlite.Connection, names):
    execute = connection.execute
    for name in names:
        await execute("insert into users values (?)", (name,))
    await connection.commit()
