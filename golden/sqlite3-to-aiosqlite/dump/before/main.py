import sqlite3


def dump(connection: sqlite3.Connection, path):
    with open(path, "w") as file:
        for statement in connection.iterdump():
            file.write(statement + "\n")
