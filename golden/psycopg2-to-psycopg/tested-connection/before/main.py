import psycopg2


def connect():
    try:
        return psycopg2.connect("dbname=shop")
    except psycopg2.OperationalError as error:
        print(error)
        return None


def run(statement):
    conn = connect()
    try:
        if not conn:
            return None
        cur = conn.cursor()
        cur.execute(statement)
        return cur.fetchall()
    finally:
        if conn:
            conn.close()
