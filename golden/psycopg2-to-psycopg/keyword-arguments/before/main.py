import psycopg2


def find(conn: psycopg2.extensions.connection, number):
    with conn.cursor() as cur:
        cur.execute(query="select %s", vars=(number,))
        return cur.fetchone()
