import psycopg


def finder(conn: psycopg.Connection):
    return lambda key: conn.execute("select %s", (key,)).fetchone()
