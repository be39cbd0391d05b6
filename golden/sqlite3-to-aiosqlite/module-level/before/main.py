import sqlite3

connection = sqlite3.connect("users.db")


def names():
    return connection.execute("select name from users").fetchall()
