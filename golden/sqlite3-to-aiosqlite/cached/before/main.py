import functools
import sqlite3


@functools.lru_cache
def setting(path, key):
    connection = sqlite3.connect(path)
    return connection.execute("select value from settings where key = ?", (key,)).fetchone()[0]
