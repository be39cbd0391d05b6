"""A class that opens its database in each method."""
import os
import sqlite3
import sys
import tempfile


class Store:
    def __init__(self, path):
        self.path = path

    def create(self):
        connection = sqlite3.connect(self.path)
        connection.execute("create table kv (key text primary key, value text)")
        connection.commit()

    def put(self, key, value):
        connection = sqlite3.connect(self.path)
        cursor = connection.execute("insert or replace into kv values (?, ?)", (key, value))
        connection.commit()
        return cursor.rowcount

    def get(self, key, default=None):
        connection = sqlite3.connect(self.path)
        row = connection.execute("select value from kv where key = :key", {"key": key}).fetchone()
        return default if row is None else row[0]

    def keys(self):
        connection = sqlite3.connect(self.path)
        for (key,) in connection.execute("select key from kv order by key"):
            yield key

    def forget(self, key):
        connection = sqlite3.connect(self.path)
        connection.execute("delete from kv where key = ?", (key,))


def main():
    with tempfile.TemporaryDirectory() as directory:
        store = Store(os.path.join(directory, "kv.db"))
        store.create()
        print(store.put("a", "1"), store.put("b", "2"), store.put("a", "3"))
        print(store.get("a"), store.get("c"), store.get("c", "none"))
        store.forget("a")  # not committed
        print([key for key in store.keys()])
        print(",".join([key for key in store.keys()]), file=sys.stdout)


main()
