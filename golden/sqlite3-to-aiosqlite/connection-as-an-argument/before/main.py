import sqlite3


def add(connection: sqlite3.Connection, name: str) -> int:
    cursor = connection.execute("insert into tags (name) values (?)", (name,))
    connection.commit()
    return cursor.lastrowid


def add_all(connection: sqlite3.Connection, names: list[str]) -> list[int]:
    return [add(connection, name) for name in names]
