import psycopg2


class Users:
    def __init__(self, conn: psycopg2.extensions.connection) -> None:
        self.conn = conn

    def names(self):
        with self.conn.cursor() as cur:
            cur.execute("select name from users")
            return [name for (name,) in cur]

    def close(self):
        self.conn.close()
