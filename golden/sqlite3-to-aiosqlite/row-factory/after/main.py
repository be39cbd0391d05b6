import sqlite3

import aiosqlite


async def users(path):
    async with aiosqlite.connect(path, uri=True) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in await (await connection.execute("select * from users")).fetchall()]
