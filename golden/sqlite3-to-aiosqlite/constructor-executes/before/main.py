import sqlite3


class Cache:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)
        self.connection.execute("create table if not exists cache (key, value)")

    def get(self, key):
        return self.connection.execute("select value from cache where key = ?", (key,)).fetchone()
