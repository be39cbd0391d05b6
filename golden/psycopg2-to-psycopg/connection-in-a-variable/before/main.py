import psycopg2


def names(dsn):
    conn = psycopg2.connect(dsn)
    try:
        cur = conn.cursor()
        cur.execute("select name from users")
        return [row[0] for row in cur.fetchall()]
    finally:
        conn.close()
