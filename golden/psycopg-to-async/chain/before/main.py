import psycopg


def count(conn: psycopg.Connection, table):
    return conn.execute("select count(*) from t where kind = %s", (table,)).fetchone()[0]
