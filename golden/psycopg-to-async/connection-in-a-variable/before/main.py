from psycopg import connect


def count(dsn):
    conn = connect(dsn, autocommit=True)
    row = conn.execute("select count(*) from users").fetchone()
    conn.close()
    return row[0]
