import psycopg2


def add(dsn, name):
    with psycopg2.connect(dsn) as conn:
        with conn.cursor() as cur:
            cur.execute("insert into users (name) values (%s) returning id", (name,))
            return cur.fetchone()[0]
