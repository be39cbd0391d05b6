import psycopg
from psycopg.rows import class_row, dict_row


class User:
    def __init__(self, id, name):
        self.id = id
        self.name = name


def users(dsn):
    with psycopg.connect(dsn, row_factory=dict_row) as conn:
        first = conn.execute("select * from users").fetchone()
        with conn.cursor(row_factory=class_row(User)) as cur:
            return first, cur.execute("select * from users").fetchall()
