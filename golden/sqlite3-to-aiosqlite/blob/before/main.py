import sqlite3


def read(connection: sqlite3.Connection, row):
    with connection.blobopen("files", "data", row) as blob:
        return blob.read()
