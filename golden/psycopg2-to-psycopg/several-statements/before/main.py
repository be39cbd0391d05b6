import psycopg2


def add(conn: psycopg2.extensions.connection, name):
    cur = conn.cursor()
    cur.execute("insert into names values (%s); select count(*) from names", (name,))
    return cur.fetchone()
