import psycopg2


def add(dsn, name):
    with psycopg2.connect(dsn) as conn:
        conn.cursor().execute("insert into users (name) values (%s)", (name,))
    cur = conn.cursor()
    cur.execute("select count(*) from users")
    return cur.fetchone()[0]
