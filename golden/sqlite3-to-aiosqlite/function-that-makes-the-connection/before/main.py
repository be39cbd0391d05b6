import sqlite3


def connect(path):
    connection = sqlite3.connect(path)
    connection.execute("pragma foreign_keys = on")
    return connection


def count(path):
    connection = connect(path)
    return connection.execute("select count(*) from notes").fetchone()[0]
