import sqlite3


def load(path, key):
    connection = sqlite3.connect(path)
    row = connection.execute("select value from settings where key = ?", (key,)).fetchone()
    return row and row[0]
