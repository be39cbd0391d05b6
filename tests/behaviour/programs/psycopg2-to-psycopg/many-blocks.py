# needs: postgresql
# refused: outlives-block
"""`with` over a connection that is used again is left as it is: the other library's ends the connection."""
import sys

import psycopg2


def main():
    conn = psycopg2.connect(sys.argv[1])
    with conn:
        with conn.cursor() as cur:
            cur.execute("create table t (x int)")
    with conn:
        with conn.cursor() as cur:
            cur.execute("select count(*) from t")
            print(cur.fetchone())
    conn.close()


if __name__ == "__main__":
    main()
