# needs: postgresql
"""Rows as dictionaries, by the cursor and by the connection."""
import sys

import psycopg2
import psycopg2.extras
from psycopg2.extras import NamedTupleCursor, RealDictCursor


def as_dictionaries(conn):
    with conn.cursor(cursor_factory=RealDictCursor) as cur:
        cur.execute("select 1 as one, 'b' as two")
        return [dict(row) for row in cur.fetchall()]


def as_tuples(conn):
    cur = conn.cursor(cursor_factory=NamedTupleCursor)
    cur.execute("select 1 as one, 'b' as two")
    row = cur.fetchone()
    cur.close()
    return row.one, row.two


def main():
    conn = psycopg2.connect(sys.argv[1])
    print(as_dictionaries(conn), as_tuples(conn))
    conn.close()
    conn = psycopg2.connect(sys.argv[1], cursor_factory=psycopg2.extras.RealDictCursor)
    cur = conn.cursor()
    cur.execute("select generate_series(1, 3) as number")
    for row in cur:
        print(row["number"])
    conn.close()


if __name__ == "__main__":
    main()
