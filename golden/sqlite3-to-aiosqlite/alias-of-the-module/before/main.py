import sqlite3 as sql


def vacuum(path):
    connection = sql.connect(path, isolation_level=None)
    connection.execute("vacuum")
