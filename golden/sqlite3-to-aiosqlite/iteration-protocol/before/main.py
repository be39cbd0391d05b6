import sqlite3


class Users:
    def __init__(self, connection: sqlite3.Connection):
        self.connection = connection

    def __iter__(self):
        for row in self.connection.execute("select name from users"):
            yield row[0]


def show(connection: sqlite3.Connection):
    for name in Users(connection):
        print(name)
