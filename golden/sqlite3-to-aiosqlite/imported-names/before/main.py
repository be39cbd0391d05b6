from sqlite3 import Connection, OperationalError, connect


def version(path):
    connection = connect(path)
    return user_version(connection)


def user_version(connection: Connection):
    try:
        return connection.execute("pragma user_version").fetchone()[0]
    except OperationalError:
        return None
