import sqlite3


def names(sqlite3, path):
    return sqlite3.connect(path).execute("select name from users").fetchall()


def version():
    return sqlite3.sqlite_version
