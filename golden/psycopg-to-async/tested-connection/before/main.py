import psycopg


class Store:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None

    def connection(self):
        if not self.conn or self.conn.closed:
            self.conn = psycopg.connect(self.dsn)
        return self.conn

    def get(self, key):
        conn = self.connection()
        return conn and conn.execute("select value from store where key = %s", (key,)).fetchone()
