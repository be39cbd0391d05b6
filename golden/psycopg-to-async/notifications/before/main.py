import psycopg


def listen(conn: psycopg.Connection, handle):
    conn.execute("listen news")
    for notice in conn.notifies(timeout=60):
        handle(notice.payload)
