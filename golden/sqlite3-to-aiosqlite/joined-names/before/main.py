import sqlite3


def missing(connection: sqlite3.Connection, names):
    for name in names:
        if connection.execute("select 1 from users where name = ?", (name,)).fetchone() is None:
            yield name


def report(connection: sqlite3.Connection, names):
    print(", ".join(missing(connection, names)))
