import psycopg2
from psycopg2.extras import DictCursor


def first(dsn):
    conn = psycopg2.connect(dsn, cursor_factory=DictCursor)
    cur = conn.cursor()
    cur.execute("select 1 as one")
    row = cur.fetchone()
    conn.close()
    return row[0], row["one"]
