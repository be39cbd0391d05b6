import psycopg


def show(conn: psycopg.Connection):
    for number, name in conn.execute("select id, name from users"):
        print(number, name)
    with conn.cursor() as cur:
        cur.execute("select price from items")
        return sum(price for (price,) in cur), list(cur.execute("select 1"))
