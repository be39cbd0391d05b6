import sqlite3


def names(connection: sqlite3.Connection):
    connection.create_collation("short", lambda first, second: len(first) - len(second))
    return connection.execute("select name from users order by name collate short").fetchall()
