import sqlite3


class Users:
    @staticmethod
    def count(connection: sqlite3.Connection):
        return connection.execute("select count(*) from users").fetchone()[0]

    @classmethod
    def empty(cls, connection: sqlite3.Connection):
        return cls.count(connection) == 0
