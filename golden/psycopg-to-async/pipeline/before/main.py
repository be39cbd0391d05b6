import psycopg


def run(conn: psycopg.Connection):
    with conn.pipeline() as pipeline:
        first = conn.execute("select 1")
        pipeline.sync()
        return first.fetchone()
