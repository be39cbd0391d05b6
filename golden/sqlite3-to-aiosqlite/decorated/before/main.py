import sqlite3

from vendor import traced


@traced
def names(path):
    connection = sqlite3.connect(path)
    return connection.execute("select name from users").fetchall()
