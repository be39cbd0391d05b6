import sqlite3


def index(connection: sqlite3.Connection):
    return {name: number for number, name in connection.execute("select id, name from users")}


def sizes(connection: sqlite3.Connection):
    return [size for (size,) in connection.execute("select size from files") if size]
