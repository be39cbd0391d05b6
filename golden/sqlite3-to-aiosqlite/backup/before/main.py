import sqlite3


def save(path, target):
    connection = sqlite3.connect(path)
    copy = sqlite3.connect(target)
    connection.backup(copy)
