import sqlite3

import aiosqlite


async def register(connection: aiosqlite.Connection, name):
    try:
        await connection.execute("insert into users (name) values (?)", (name,))
    except sqlite3.IntegrityError:
        await connection.rollback()
        return False
    await connection.commit()
    return True
