import sqlite3


class Logged(sqlite3.Connection):
    def log(self, text):
        print(text)


def count(path):
    connection = sqlite3.connect(path, factory=Logged)
    connection.log("counting")
    return connection.execute("select count(*) from notes").fetchone()[0]
