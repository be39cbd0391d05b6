import sqlite3


def show(connection: sqlite3.Connection):
    for name, size in connection.execute("select name, size from files"):
        print(name, size)


def total(connection: sqlite3.Connection):
    cursor = connection.execute("select size from files")
    result = 0
    for row in cursor:
        result += row[0]
    return result
