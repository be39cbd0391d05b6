import sqlite3


def entries(connection: sqlite3.Connection, since):
    for row in connection.execute("select text from log where day >= ?", (since,)):
        yield row[0]


def report(connection: sqlite3.Connection):
    for entry in entries(connection, "2024-01-01"):
        print(entry)
