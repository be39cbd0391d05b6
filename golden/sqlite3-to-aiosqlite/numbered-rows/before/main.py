import sqlite3


def numbered(connection: sqlite3.Connection):
    for number, row in enumerate(connection.execute("select name from users")):
        print(number, row[0])
