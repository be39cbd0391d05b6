import sqlite3


def call(connection: sqlite3.Connection, name):
    return getattr(connection, name)()
