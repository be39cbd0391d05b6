# needs: postgresql
"""Cursors of the server and of the client."""
import sys

import psycopg
from psycopg import ClientCursor


def read(conn):
    with conn.cursor(name="numbers") as cur:
        cur.execute("select generate_series(1, 10)")
        print(cur.fetchmany(3))
        cur.scroll(2)
        print(cur.fetchone())
        return [number for (number,) in cur]


class Store:
    def __init__(self, conn):
        self.conn = conn

    def put(self, name, value):
        with self.conn.cursor() as cur:
            cur.execute("insert into store values (%s, %s) returning name", (name, value))
            return cur.fetchone()[0]

    def get(self, name):
        found = self.conn.execute("select value from store where name = %s", (name,)).fetchone()
        return found[0] if found else None


def main():
    with psycopg.connect(sys.argv[1], cursor_factory=ClientCursor) as conn:
        print(read(conn))
        conn.execute("create table store (name text, value int)")
        store = Store(conn)
        print(store.put("a", 1), store.get("a"), store.get("b"))


if __name__ == "__main__":
    main()
