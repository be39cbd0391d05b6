import aiosqlite


async def first(connection: aiosqlite.Connection, key):
    return (await (await (await connection.cursor()).execute("select value from settings where key = ?", (key,))).fetchone())[0]
