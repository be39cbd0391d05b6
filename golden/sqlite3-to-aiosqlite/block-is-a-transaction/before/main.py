import sqlite3


def add(connection: sqlite3.Connection, name):
    with connection:
        connection.execute("insert into users values (?)", (name,))
