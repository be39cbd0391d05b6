import psycopg2


def create(dsn, name):
    conn = psycopg2.connect(dsn)
    conn.autocommit = True
    cur = conn.cursor()
    cur.execute(f'create database "{name}"')
    if conn.autocommit:
        conn.close()
