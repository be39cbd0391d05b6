# needs: postgresql
"""Values of many types, and statements that a server would not take values for."""
import datetime
import decimal
import sys

import psycopg2


def main():
    conn = psycopg2.connect(sys.argv[1], application_name="values")
    conn.autocommit = True
    cur = conn.cursor()
    cur.execute("set time zone %s", ("UTC",))
    cur.execute("create table things (at timestamptz, day date, price numeric, many int[], data jsonb, yes bool)")
    cur.execute(
        "insert into things values (%s, %s, %s, %s, %s, %s)",
        (datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc), datetime.date(2024, 1, 2),
         decimal.Decimal("1.50"), [1, 2, 3], '{"a": [1, null]}', True),
    )
    cur.execute("select day, price, many, data, yes, extract(hour from at)::int from things where many && %s::int[]", ([3, 4],))
    print(cur.fetchone())
    cur.execute("select count(*) from things where price = any(%s)", ([decimal.Decimal("1.50")],))
    print(cur.fetchone()[0])
    cur.execute("select now() > now() - interval %s, current_setting('application_name')", ("1 day",))
    print(cur.fetchall())
    cur.execute("insert into things (price) values (%s); delete from things where price < %s", (2, 2))
    cur.execute("select count(*) from things")
    print(cur.fetchone(), cur.statusmessage)
    conn.close()


if __name__ == "__main__":
    main()
