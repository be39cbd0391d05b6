import sqlite3


def rows(connection: sqlite3.Connection):
    return list(connection.execute("select id from users"))


def largest(connection: sqlite3.Connection):
    return max(size for (size,) in connection.execute("select size from files"))
