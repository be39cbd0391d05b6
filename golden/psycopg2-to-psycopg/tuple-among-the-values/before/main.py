import psycopg2


def find(conn: psycopg2.extensions.connection, statement, ids):
    cur = conn.cursor()
    cur.execute(statement, [tuple(ids)])
    return cur.fetchall()
