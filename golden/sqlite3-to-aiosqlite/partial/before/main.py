import functools
import sqlite3


def inserter(connection: sqlite3.Connection):
    return functools.partial(connection.execute, "insert into users values (?)")
