# needs: postgresql
"""Connections in a block, which commits or rolls back."""
import sys

import psycopg2


def run(dsn, statement):
    with psycopg2.connect(dsn) as conn:
        with conn.cursor() as cur:
            cur.execute(statement)
    conn.close()


def count(dsn):
    with psycopg2.connect(dsn) as conn, conn.cursor() as cur:
        cur.execute("select count(*) from t")
        return cur.fetchone()[0]


def fail(dsn):
    try:
        with psycopg2.connect(dsn) as conn:
            conn.cursor().execute("insert into t values (3)")
            raise ValueError("stop")
    except ValueError as error:
        return str(error)


def main():
    dsn = sys.argv[1]
    run(dsn, "create table t (x int)")
    run(dsn, "insert into t values (1), (2)")
    print(count(dsn), fail(dsn), count(dsn))


if __name__ == "__main__":
    main()
