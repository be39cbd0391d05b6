import sqlite3


def status(connection: sqlite3.Connection):
    return f"{connection.execute('select count(*) from jobs').fetchone()[0]} jobs"


def oldest(connection: sqlite3.Connection):
    return dict(connection.execute("select name, min(day) from jobs group by name").fetchall())
