import psycopg


class Cursor(psycopg.Cursor):
    def first(self):
        return self.fetchone()


def first(dsn):
    with psycopg.connect(dsn, cursor_factory=Cursor) as conn:
        return conn.cursor().execute("select 1").first()
