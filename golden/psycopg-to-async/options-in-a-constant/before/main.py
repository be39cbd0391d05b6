import psycopg

OPTIONS = {"host": "db"}


def is_up():
    conn = psycopg.connect(**OPTIONS)
    conn.close()
