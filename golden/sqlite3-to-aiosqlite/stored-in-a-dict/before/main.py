import sqlite3

_open = {}


def connection_to(path):
    if path not in _open:
        _open[path] = sqlite3.connect(path)
    return _open[path]


def count(path):
    return connection_to(path).execute("select count(*) from notes").fetchone()[0]
