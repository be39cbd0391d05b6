# needs: postgresql
"""What one connection tells another."""
import sys

import psycopg


def listen(conn, count):
    return [(notice.channel, notice.payload) for notice in conn.notifies(timeout=2, stop_after=count)]


def main():
    listener = psycopg.connect(sys.argv[1], autocommit=True)
    listener.execute("listen news")
    with psycopg.connect(sys.argv[1], autocommit=True) as conn:
        conn.execute("select pg_notify('news', 'one')")
        conn.execute("notify news, 'two'")
    print(listen(listener, 2))
    with listener.pipeline():
        first = listener.execute("select 1")
        second = listener.execute("select 2")
        print(first.fetchone(), second.fetchone())
    listener.close()


if __name__ == "__main__":
    main()
