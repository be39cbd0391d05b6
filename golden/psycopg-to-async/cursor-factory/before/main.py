import psycopg
from psycopg import ClientCursor


def run(dsn, statement):
    with psycopg.connect(dsn, cursor_factory=ClientCursor) as conn:
        conn.execute(statement)
    with psycopg.connect(dsn, cursor_factory=psycopg.RawCursor) as conn:
        conn.execute("select $1", ["a"])
