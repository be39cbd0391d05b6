import contextlib
import sqlite3


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection):
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def rename(connection: sqlite3.Connection, old, new):
    with transaction(connection):
        connection.execute("update users set name = ? where name = ?", (new, old))
