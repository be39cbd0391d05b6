class Conn:
    def execute(self, statement):
        return self

    def fetchone(self):
        return None


def first(conn: Conn):
    return conn.execute("select 1").fetchone()
