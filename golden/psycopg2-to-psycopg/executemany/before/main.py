import psycopg2


def copy(source: psycopg2.extensions.connection, target: psycopg2.extensions.connection):
    cur = source.cursor()
    cur.execute("select a, b from t")
    with target.cursor() as into:
        while rows := cur.fetchmany(100):
            into.executemany("insert into t values (%s, %s)", rows)
            print(into.rowcount)
    target.commit()
