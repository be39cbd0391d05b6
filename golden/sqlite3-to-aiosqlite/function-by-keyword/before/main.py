import sqlite3


def names(path):
    connection = sqlite3.connect(path)
    connection.create_function(name="upper2", narg=1, func=str.upper)
    return connection.execute("select upper2(name) from users").fetchall()
