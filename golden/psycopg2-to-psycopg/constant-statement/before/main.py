import psycopg2

FIND = "select * from t where id = %(id)s"


def find(conn: psycopg2.extensions.connection, number):
    with conn.cursor() as cur:
        cur.execute(FIND, {"id": number})
        return cur.fetchone()
