import datetime
import sqlite3

sqlite3.register_adapter(datetime.date, datetime.date.isoformat)


def add(connection: sqlite3.Connection, day: datetime.date):
    connection.execute("insert into days values (?)", (day,))
