import sqlite3


def first(connection: sqlite3.Connection):
    return next(connection.execute("select name from users order by name"))
