import psycopg2
from psycopg2.extras import Json


def add(conn: psycopg2.extensions.connection, value):
    with conn.cursor() as cur:
        cur.execute("insert into t values (%s)", (Json(value),))
