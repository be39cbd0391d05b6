# needs: postgresql
"""A connection that a function makes and closes, and cursors of it."""
import sys

import psycopg2


def create(conn):
    cur = conn.cursor()
    cur.execute("create table users (id serial primary key, name text, age int)")
    cur.executemany("insert into users (name, age) values (%s, %s)", [("Ann", 30), ("Bob", 25), ("Cy", None)])
    conn.commit()
    print(cur.rowcount)
    cur.close()


def names(conn, at_least):
    with conn.cursor() as cur:
        cur.execute("select name from users where age >= %s order by name", (at_least,))
        return [name for (name,) in cur]


def described(conn):
    with conn.cursor() as cur:
        cur.execute("select * from users where name = %(name)s", {"name": "Bob"})
        columns = [column[0] for column in cur.description]
        row = cur.fetchone()
        return dict(zip(columns, row)), cur.fetchone()


def portions(conn, size):
    cur = conn.cursor()
    cur.execute("select id from users order by id")
    while rows := cur.fetchmany(size):
        yield [number for (number,) in rows]


def main():
    conn = psycopg2.connect(sys.argv[1])
    create(conn)
    print(names(conn, 20), names(conn, 28))
    print(described(conn))
    for portion in portions(conn, 2):
        print(portion)
    cur = conn.cursor()
    cur.execute("select count(*), %s from users where name like 'A%%'", ["x"])
    print(cur.fetchall(), cur.rowcount, conn.closed == 0)
    conn.rollback()
    conn.close()


if __name__ == "__main__":
    main()
