import aiosqlite


async def load(path, key):
    async with aiosqlite.connect(path) as connection:
        row = await (await connection.execute("select value from settings where key = ?", (key,))).fetchone()
        return row and row[0]
