import sqlite3


def register(connection: sqlite3.Connection, name):
    try:
        connection.execute("insert into users (name) values (?)", (name,))
    except sqlite3.IntegrityError:
        connection.rollback()
        return False
    connection.commit()
    return True
