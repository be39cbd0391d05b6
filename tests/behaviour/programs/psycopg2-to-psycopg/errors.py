# needs: postgresql
"""What goes wrong is caught by class, and told by its code."""
import sys

import psycopg2
from psycopg2 import errors


def add(conn, name):
    try:
        with conn.cursor() as cur:
            cur.execute("insert into names values (%s)", (name,))
        conn.commit()
    except psycopg2.IntegrityError as error:
        conn.rollback()
        return error.pgcode, error.diag.constraint_name
    return None


def main():
    conn = psycopg2.connect(sys.argv[1])
    cur = conn.cursor()
    cur.execute("create table names (name text primary key)")
    print(add(conn, "a"), add(conn, "a"))
    try:
        cur.execute("select nothing from names")
    except errors.UndefinedColumn:
        print("no such column")
        conn.rollback()
    try:
        cur.execute("select 1 / %s", (0,))
    except psycopg2.Error as error:
        print(error.pgcode)
    finally:
        conn.rollback()
        conn.close()
    try:
        psycopg2.connect("host=/nowhere")
    except psycopg2.OperationalError:
        print("no server")


if __name__ == "__main__":
    main()
