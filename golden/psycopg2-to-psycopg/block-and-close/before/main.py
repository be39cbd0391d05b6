import psycopg2


def add(dsn, name):
    with psycopg2.connect(dsn) as conn, conn.cursor() as cur:
        cur.execute("insert into users (name) values (%s)", (name,))
    conn.close()
