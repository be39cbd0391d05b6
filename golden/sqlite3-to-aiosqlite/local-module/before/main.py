import sqlite3


def first(path):
    return sqlite3.connect(path).readline()
