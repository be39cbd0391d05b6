import sqlite3


def users(path):
    connection = sqlite3.connect(path, uri=True)
    connection.row_factory = sqlite3.Row
    return [dict(row) for row in connection.execute("select * from users").fetchall()]
