import psycopg


def move(conn: psycopg.Connection, a, b, amount):
    with conn.transaction() as outer:
        conn.execute("update accounts set balance = balance - %s where id = %s", (amount, a))
        with conn.transaction("inner"):
            conn.execute("update accounts set balance = balance + %s where id = %s", (amount, b))
        return outer.savepoint_name
