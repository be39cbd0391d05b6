import psycopg2
from psycopg2 import sql


def count(conn: psycopg2.extensions.connection, table):
    with conn.cursor() as cur:
        cur.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table)))
        return cur.fetchone()[0]
