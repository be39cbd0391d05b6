import sqlite3


def pair(connection: sqlite3.Connection):
    first, second = connection.execute("select name from users limit 2")
    return first, second


def names(connection: sqlite3.Connection):
    return [*connection.execute("select name from users")]
