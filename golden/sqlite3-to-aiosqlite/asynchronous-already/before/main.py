import asyncio
import sqlite3

import aiosqlite


async def names(path):
    async with aiosqlite.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        async with connection.execute("select name from users") as cursor:
            return [row["name"] async for row in cursor]


asyncio.run(names("users.db"))
