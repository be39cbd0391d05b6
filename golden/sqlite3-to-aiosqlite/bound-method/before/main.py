import sqlite3


def fill(connection: sqlite3.Connection, names):
    execute = connection.execute
    for name in names:
        execute("insert into users values (?)", (name,))
    connection.commit()
