import sqlite3


def add(path, name):
    with sqlite3.connect(path) as connection:
        connection.execute("insert into users values (?)", (name,))
