from psycopg2 import OperationalError, connect


def is_up(dsn):
    try:
        conn = connect(dsn)
    except OperationalError:
        return False
    conn.close()
    return True
