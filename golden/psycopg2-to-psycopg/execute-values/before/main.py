import psycopg2
from psycopg2.extras import execute_values


def add_all(dsn, rows):
    conn = psycopg2.connect(dsn)
    with conn.cursor() as cur:
        execute_values(cur, "insert into t values %s", rows)
    conn.commit()
    conn.close()
