import sqlite3
from concurrent.futures import ThreadPoolExecutor


def count(path):
    connection = sqlite3.connect(path)
    return connection.execute("select count(*) from notes").fetchone()[0]


def counts(paths):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(count, paths))
