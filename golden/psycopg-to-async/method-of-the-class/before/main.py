from psycopg import Connection


def is_up(dsn) -> bool:
    conn: Connection = Connection.connect(dsn, connect_timeout=2)
    conn.close()
    return conn.closed
