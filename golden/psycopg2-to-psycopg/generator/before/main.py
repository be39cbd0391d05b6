import psycopg2


def rows(dsn):
    conn = psycopg2.connect(dsn)
    cur = conn.cursor()
    cur.execute("select x from t")
    for (x,) in cur:
        yield x
    conn.close()


def main():
    for x in rows("dbname=t"):
        print(x)


if __name__ == "__main__":
    main()
