import sqlite3


def reverse(text):
    return text[::-1]


def names(path):
    connection = sqlite3.connect(path)
    connection.create_function("reverse", 1, reverse)
    return connection.execute("select reverse(name) from users").fetchall()
