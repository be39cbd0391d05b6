import sqlite3


def known(connection: sqlite3.Connection, name):
    return (name,) in connection.execute("select name from users")
