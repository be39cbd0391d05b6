import sqlite3


def names(*arguments):
    connection = sqlite3.connect(*arguments)
    return connection.execute("select name from users").fetchall()
