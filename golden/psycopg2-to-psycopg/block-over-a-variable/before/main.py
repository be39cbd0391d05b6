import psycopg2


def add(dsn, names):
    conn = psycopg2.connect(dsn)
    for name in names:
        with conn:
            with conn.cursor() as cur:
                cur.execute("insert into users (name) values (%s)", (name,))
    conn.close()
