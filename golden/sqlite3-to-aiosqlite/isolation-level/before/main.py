import sqlite3


def vacuum(connection: sqlite3.Connection):
    connection.isolation_level = None
    connection.execute("vacuum")
