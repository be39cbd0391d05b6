# refused: no-async-counterpart
"""`with` over a connection is a transaction."""
import sqlite3


def main():
    connection = sqlite3.connect(":memory:")
    with connection:
        connection.execute("create table t (x)")
        connection.execute("insert into t values (1)")
    print(connection.execute("select x from t").fetchall())
    connection.close()


if __name__ == "__main__":
    main()
