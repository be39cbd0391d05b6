import psycopg


def stream(conn: psycopg.Connection):
    with conn.cursor() as cur:
        for row in cur.stream("select * from t"):
            yield row


def results(conn: psycopg.Connection):
    with conn.cursor() as cur:
        cur.executemany("insert into t values (%s) returning id", [(1,), (2,)], returning=True)
        while True:
            print(cur.fetchone())
            if not cur.nextset():
                break
