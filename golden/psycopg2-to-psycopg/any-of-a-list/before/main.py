import psycopg2


def find(conn: psycopg2.extensions.connection, ids):
    cur = conn.cursor()
    cur.execute("select * from t where id = any(%s) and kind in ('a', 'b')", (list(ids),))
    return cur.fetchall()
