import psycopg2


def all_rows(conn: psycopg2.extensions.connection):
    cur = conn.cursor("rows")
    cur.itersize = 1000
    cur.execute("select * from t")
    for row in cur:
        print(row)
