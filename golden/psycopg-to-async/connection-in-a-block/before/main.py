import psycopg


def names(dsn):
    with psycopg.connect(dsn) as conn:
        with conn.cursor() as cur:
            cur.execute("select name from users")
            return [name for (name,) in cur]
