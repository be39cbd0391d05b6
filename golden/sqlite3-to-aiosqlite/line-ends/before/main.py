import sqlite3


def touch(path):
    connection = sqlite3.connect(path)
    connection.execute("update files set seen = 1")
    connection.commit()
