import psycopg
from psycopg import errors


def add(conn: psycopg.Connection, name):
    try:
        with conn.transaction():
            conn.execute("insert into names values (%s)", (name,))
    except errors.UniqueViolation as error:
        return error.diag.constraint_name
    except psycopg.Error:
        return None
