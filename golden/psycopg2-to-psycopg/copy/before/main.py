import psycopg2


def load(conn: psycopg2.extensions.connection, path):
    with open(path) as file, conn.cursor() as cur:
        cur.copy_from(file, "t", sep=",")
    conn.commit()
