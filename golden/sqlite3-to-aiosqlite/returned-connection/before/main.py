import sqlite3


def open_store(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    return connection
