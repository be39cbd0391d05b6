import sqlite3


def portions(connection: sqlite3.Connection, size):
    cursor = connection.execute("select * from events")
    while rows := cursor.fetchmany(size):
        yield rows
