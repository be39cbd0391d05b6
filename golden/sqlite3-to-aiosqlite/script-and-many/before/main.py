import sqlite3

SCHEMA = """
create table users (name text);
create index by_name on users (name);
"""


def create(path, names):
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    connection.executemany("insert into users values (?)", [(name,) for name in names])
    connection.commit()
    print(connection.total_changes, connection.in_transaction)
