import psycopg
from psycopg import sql


def count(conn: psycopg.Connection, table):
    return conn.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table))).fetchone()
