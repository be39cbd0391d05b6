import psycopg2


def find(conn: psycopg2.extensions.connection, ids):
    cur = conn.cursor()
    cur.execute("select * from t where id in %s", (tuple(ids),))
    return cur.fetchall()
