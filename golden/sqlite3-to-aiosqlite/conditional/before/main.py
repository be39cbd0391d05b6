import sqlite3


def known(connection: sqlite3.Connection, name):
    return bool(name) and connection.execute("select 1 from users where name = ?", (name,)).fetchone() is not None
