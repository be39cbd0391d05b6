# needs: postgresql
"""Statements that are put together."""
import sys

import psycopg2
from psycopg2 import sql


def insert(conn, table, row):
    statement = sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() * len(row)),
    )
    with conn.cursor() as cur:
        cur.execute(statement, list(row.values()))
        return cur.rowcount


def main():
    conn = psycopg2.connect(sys.argv[1])
    cur = conn.cursor()
    cur.execute(sql.SQL("create table {} (a int, {} text)").format(sql.Identifier("my table"), sql.Identifier("b c")))
    print(insert(conn, "my table", {"a": 1, "b c": "x"}))
    cur.execute(sql.SQL("select * from {} where a = {}").format(sql.Identifier("my table"), sql.Literal(1)))
    print(cur.fetchall())
    conn.close()


if __name__ == "__main__":
    main()
