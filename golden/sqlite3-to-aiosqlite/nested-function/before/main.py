import sqlite3


def ages(connection: sqlite3.Connection, names):
    def age(name):
        return connection.execute("select age from users where name = ?", (name,)).fetchone()[0]

    return {name: age(name) for name in names}
