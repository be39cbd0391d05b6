import psycopg

conn = psycopg.connect("dbname=t")


def count():
    return conn.execute("select count(*) from t").fetchone()
