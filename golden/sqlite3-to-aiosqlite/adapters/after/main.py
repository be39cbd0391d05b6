import datetime
import sqlite3

import aiosqlite

sqlite3.register_adapter(datetime.date, datetime.date.isoformat)


async def add(connection: aiosqlite.Connection, day: datetime.date):
    await connection.execute("insert into days values (?)", (day,))
