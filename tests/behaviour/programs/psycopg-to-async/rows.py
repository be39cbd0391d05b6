# needs: postgresql
"""Connections and cursors in blocks, and what they give."""
import sys

import psycopg
from psycopg.rows import dict_row


def create(conn: psycopg.Connection) -> None:
    conn.execute("create table users (id serial primary key, name text)")
    with conn.cursor() as cur:
        cur.executemany("insert into users (name) values (%s)", [("Ann",), ("Bob",)])
        print(cur.rowcount)
    conn.commit()


def names(conn):
    return [row["name"] for row in conn.cursor(row_factory=dict_row).execute("select * from users order by id")]


def main():
    with psycopg.connect(sys.argv[1]) as conn:
        create(conn)
        print(names(conn))
        print(conn.execute("select count(*) from users").fetchone()[0])
        for number, name in conn.execute("select id, name from users where id = any(%s)", ([1, 2],)):
            print(number, name)
    print(conn.closed)


if __name__ == "__main__":
    main()
