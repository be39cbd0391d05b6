from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=t")


def count():
    with pool.connection() as conn:
        return conn.execute("select count(*) from t").fetchone()
