import psycopg2


def connect(password):
    return psycopg2.connect(host="db", database="shop", user="me", password=password, connect_timeout=3)


def other():
    return psycopg2.connect(dsn="dbname=shop")


def count(password):
    conn = connect(password)
    cur = conn.cursor()
    cur.execute("select count(*) from orders")
    count = cur.fetchone()[0]
    conn.close()
    return count
