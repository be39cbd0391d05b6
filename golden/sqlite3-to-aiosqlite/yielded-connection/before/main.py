import sqlite3
from contextlib import contextmanager


@contextmanager
def opened(path):
    connection = sqlite3.connect(path)
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()


def names(path):
    with opened(path) as connection:
        return connection.execute("select name from users").fetchall()
