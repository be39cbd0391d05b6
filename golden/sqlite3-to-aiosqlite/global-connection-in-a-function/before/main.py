import sqlite3

_connection = None


def connection():
    global _connection
    if _connection is None:
        _connection = sqlite3.connect("users.db")
    return _connection


def names():
    return connection().execute("select name from users").fetchall()
