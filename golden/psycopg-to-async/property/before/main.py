import psycopg


class Store:
    def __init__(self, conn: psycopg.Connection):
        self.conn = conn

    def __len__(self):
        return self.conn.execute("select count(*) from t").fetchone()[0]
