import sqlite3


def count(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("select count(*) from notes").fetchone()[0]
    finally:
        connection.close()
