import sqlite3


def latest(connection: sqlite3.Connection, limit):
    cursor = connection.cursor()
    cursor.execute("select id, title from posts order by id desc limit ?", (limit,))
    columns = [column[0] for column in cursor.description]
    found = [dict(zip(columns, row)) for row in cursor.fetchall()]
    cursor.close()
    return found
