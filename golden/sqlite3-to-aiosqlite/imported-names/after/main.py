from sqlite3 import OperationalError

import aiosqlite


async def version(path):
    async with aiosqlite.connect(path) as connection:
        return await user_version(connection)


async def user_version(connection: aiosqlite.Connection):
    try:
        return (await (await connection.execute("pragma user_version")).fetchone())[0]
    except OperationalError:
        return None
