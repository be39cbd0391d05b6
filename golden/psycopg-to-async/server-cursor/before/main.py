import psycopg


def rows(conn: psycopg.Connection):
    with conn.cursor(name="rows", scrollable=True) as cur:
        cur.itersize = 1000
        cur.execute("select * from t")
        cur.scroll(10)
        for row in cur:
            yield row
