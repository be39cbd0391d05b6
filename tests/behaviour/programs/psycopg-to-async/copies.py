# needs: postgresql
"""Rows that are copied in and out, and streamed."""
import sys

import psycopg


def main():
    with psycopg.connect(sys.argv[1], autocommit=True) as conn, conn.cursor() as cur:
        cur.execute("create table t (x int, y text)")
        with cur.copy("copy t from stdin") as copy:
            for number in range(3):
                copy.write_row((number, f"row {number}"))
            copy.write("9\tnine\n")
        with cur.copy("copy t to stdout") as copy:
            print(b"".join([bytes(part) for part in copy]))
        with cur.copy("copy t to stdout") as copy:
            copy.set_types(["int4", "text"])
            for row in copy.rows():
                print(row)
        print([row for row in cur.stream("select x from t order by x")])


if __name__ == "__main__":
    main()
