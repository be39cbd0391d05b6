from sqlite3 import dbapi2


def tables(path):
    connection = dbapi2.connect(path)
    return connection.execute("select name from sqlite_master").fetchall()
