import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=t")


def count():
    conn = pool.getconn()
    try:
        cur = conn.cursor()
        cur.execute("select count(*) from t")
        return cur.fetchone()[0]
    finally:
        pool.putconn(conn)
