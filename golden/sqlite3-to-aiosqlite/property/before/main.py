import sqlite3


class Users:
    def __init__(self, connection: sqlite3.Connection):
        self.connection = connection

    @property
    def count(self):
        return self.connection.execute("select count(*) from users").fetchone()[0]


def show(users: Users):
    print(users.count)
