import psycopg2


def total(conn: psycopg2.extensions.connection):
    cur = conn.cursor()
    cur.execute("select price, amount from items")
    return sum(price * amount for price, amount in cur)


def show(dsn):
    conn = psycopg2.connect(dsn)
    cur = conn.cursor()
    cur.execute("select id, name from users")
    for number, name in cur:
        print(number, name)
    print(total(conn))
    conn.close()
