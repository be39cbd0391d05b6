"""A context manager of the program that is a transaction."""
import contextlib
import sqlite3


@contextlib.contextmanager
def transaction(connection):
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def main():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("create table t (x)")
    with transaction(connection):
        connection.execute("insert into t values (1)")
    try:
        with transaction(connection):
            connection.execute("insert into t values (2)")
            raise KeyError("x")
    except KeyError as error:
        print(error)
    print(connection.execute("select x from t").fetchall())
    connection.close()


if __name__ == "__main__":
    main()
