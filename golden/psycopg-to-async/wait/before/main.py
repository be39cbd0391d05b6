import psycopg


def wait(conn: psycopg.Connection, generator):
    return conn.wait(generator)
