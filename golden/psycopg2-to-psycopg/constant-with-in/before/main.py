import psycopg2

FIND = """
    select * from t
    where id IN %(ids)s
"""


def find(conn: psycopg2.extensions.connection, ids):
    with conn.cursor() as cur:
        cur.execute(FIND, {"ids": ids})
        return cur.fetchall()
