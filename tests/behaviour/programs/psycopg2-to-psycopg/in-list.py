# needs: postgresql
# refused: unsupported-arguments, handed-on
"""A tuple for IN is left as it is: the other library takes none."""
import sys

import psycopg2


def find(conn, ids):
    cur = conn.cursor()
    cur.execute("select x from generate_series(1, 5) as x where x in %s", (tuple(ids),))
    return [x for (x,) in cur.fetchall()]


def main():
    conn = psycopg2.connect(sys.argv[1])
    print(find(conn, [1, 3]))
    conn.close()


if __name__ == "__main__":
    main()
