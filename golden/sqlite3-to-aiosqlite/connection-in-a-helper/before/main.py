import sqlite3


def insert(connection, name):
    return connection.execute("insert into users (name) values (?)", (name,)).lastrowid


def register(path, names):
    connection = sqlite3.connect(path)
    numbers = [insert(connection, name) for name in names]
    connection.commit()
    return numbers
