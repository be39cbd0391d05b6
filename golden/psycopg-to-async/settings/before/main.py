import psycopg


def prepare(dsn):
    conn = psycopg.connect(dsn)
    conn.autocommit = True
    conn.isolation_level = psycopg.IsolationLevel.SERIALIZABLE
    conn.read_only = True
    conn.prepare_threshold = None
    return conn
