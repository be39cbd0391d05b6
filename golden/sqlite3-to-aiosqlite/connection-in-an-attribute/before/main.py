import sqlite3


class Tags:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def add(self, name):
        self.connection.execute("insert into tags values (?)", (name,))
        self.connection.commit()

    def all(self):
        return self.connection.execute("select name from tags").fetchall()

    def close(self):
        self.connection.close()
