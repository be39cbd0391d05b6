import psycopg


def load(conn: psycopg.Connection, rows):
    with conn.cursor() as cur, cur.copy("copy t from stdin") as copy:
        for row in rows:
            copy.write_row(row)


def dump(conn: psycopg.Connection, file):
    with conn.cursor().copy("copy t to stdout") as copy:
        for part in copy:
            file.write(part)
