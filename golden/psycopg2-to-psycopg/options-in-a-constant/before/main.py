import psycopg2

OPTIONS = {"host": "db", "database": "shop"}


def is_up():
    conn = psycopg2.connect(**OPTIONS)
    conn.close()
    return True
