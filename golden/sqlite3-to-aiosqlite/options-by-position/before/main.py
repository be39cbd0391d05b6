import sqlite3


def names(path):
    connection = sqlite3.connect(path, 30)
    return connection.execute("select name from users").fetchall()
