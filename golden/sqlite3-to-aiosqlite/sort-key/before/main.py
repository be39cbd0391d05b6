import sqlite3


def by_rank(connection: sqlite3.Connection, names):
    def rank(name):
        return connection.execute("select rank from users where name = ?", (name,)).fetchone()[0]

    return sorted(names, key=rank)
