# needs: postgresql
"""Transactions, savepoints, and settings of a connection."""
import sys

import psycopg
from psycopg import errors


def add(conn, value):
    try:
        with conn.transaction():
            conn.execute("insert into t values (%s)", (value,))
        return True
    except errors.UniqueViolation as error:
        return error.sqlstate


def main():
    conn = psycopg.connect(sys.argv[1])
    conn.autocommit = True
    conn.execute("create table t (x int primary key)")
    print(add(conn, 1), add(conn, 1), add(conn, 2))
    with conn.transaction() as outer:
        add(conn, 3)
        try:
            with conn.transaction():
                conn.execute("insert into t values (4)")
                raise psycopg.Rollback()
        except psycopg.Error:
            print("never")
        print(outer.savepoint_name)
    print(conn.execute("select array_agg(x order by x) from t").fetchone()[0])
    conn.isolation_level = psycopg.IsolationLevel.SERIALIZABLE
    with conn.transaction(force_rollback=True):
        conn.execute("delete from t")
    print(conn.execute("show transaction_isolation").fetchone(), conn.autocommit)
    conn.close()


if __name__ == "__main__":
    main()
