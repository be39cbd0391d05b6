import sqlite3


def check(connection: sqlite3.Connection):
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
