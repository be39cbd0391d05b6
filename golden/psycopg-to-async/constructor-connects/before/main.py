import psycopg


class Store:
    def __init__(self, dsn):
        self.conn = psycopg.connect(dsn)

    def count(self):
        return self.conn.execute("select count(*) from t").fetchone()
