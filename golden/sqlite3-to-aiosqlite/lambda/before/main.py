import sqlite3


def finder(connection: sqlite3.Connection):
    return lambda name: connection.execute("select id from users where name = ?", (name,)).fetchone()
