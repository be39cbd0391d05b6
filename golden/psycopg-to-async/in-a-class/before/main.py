from typing import Optional

import psycopg


class Store:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.conn: Optional[psycopg.Connection] = None

    def open(self):
        self.conn = psycopg.connect(self.dsn)

    def get(self, key):
        return self.conn.execute("select value from store where key = %s", (key,)).fetchone()

    def close(self):
        if self.conn is not None:
            self.conn.close()
