import sqlite3


def first(connection: sqlite3.Connection, key):
    return connection.cursor().execute("select value from settings where key = ?", (key,)).fetchone()[0]
