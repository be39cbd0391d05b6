import sqlite3


def names(path):
    connection = sqlite3.connect(path)
    rows = connection.execute("select name from users").fetchall()
    return [name for (name,) in rows]
