import psycopg2


class Store:
    def open(self, dsn):
        with psycopg2.connect(dsn) as conn:
            self.conn = conn

    def count(self):
        cur = self.conn.cursor()
        cur.execute("select count(*) from t")
        return cur.fetchone()
