# refused: handed-on, outlives-block
"""A database class that gets its connection by a method and not by its constructor."""
import sqlite3


class Database:
    def __init__(self, path):
        self.path = path
        self.connection = None

    def open(self):
        self.connection = sqlite3.connect(self.path)
        self.connection.execute("create table t (x)")

    def add(self, *values):
        for value in values:
            self.connection.execute("insert into t values (?)", (value,))

    def all(self):
        return [x for (x,) in self.connection.execute("select x from t")]

    def close(self):
        self.connection.close()


def main():
    database = Database(":memory:")
    database.open()
    database.add(1, 2)
    print(database.all())
    database.close()


if __name__ == "__main__":
    main()
