import psycopg2
from psycopg2 import errors


def add(conn: psycopg2.extensions.connection, name):
    try:
        with conn.cursor() as cur:
            cur.execute("insert into names values (%s)", (name,))
        conn.commit()
    except errors.UniqueViolation as error:
        conn.rollback()
        return error.diag.constraint_name
    except (psycopg2.DataError, psycopg2.InternalError):
        conn.rollback()
        raise
    except psycopg2.Error as error:
        return error.pgcode
    return None
