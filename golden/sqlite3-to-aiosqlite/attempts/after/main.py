import sqlite3

import aiosqlite


async def write(connection: aiosqlite.Connection, value, attempts=3):
    for attempt in range(attempts):
        try:
            await connection.execute("insert into log values (?)", (value,))
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == attempts - 1:
                raise
    else:
        return False
    await connection.commit()
    return True
