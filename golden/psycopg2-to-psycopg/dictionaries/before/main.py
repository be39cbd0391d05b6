import psycopg2
import psycopg2.extras
from psycopg2.extras import NamedTupleCursor


def first(dsn):
    conn = psycopg2.connect(dsn, cursor_factory=psycopg2.extras.RealDictCursor)
    with conn.cursor() as cur:
        cur.execute("select * from users")
        row = cur.fetchone()
    with conn.cursor(cursor_factory=NamedTupleCursor) as cur:
        cur.execute("select * from users")
        other = cur.fetchone()
    conn.close()
    return row["name"], other.name
