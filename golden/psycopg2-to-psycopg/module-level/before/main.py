import psycopg2

conn = psycopg2.connect("dbname=t")


def count():
    cur = conn.cursor()
    cur.execute("select count(*) from t")
    return cur.fetchone()
