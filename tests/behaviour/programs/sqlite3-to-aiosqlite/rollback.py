"""Transactions that are ended by hand, with isolation levels."""
import sqlite3


class Broken(Exception):
    pass


def insert(connection, values):
    for value in values:
        if value < 0:
            raise Broken(value)
        connection.execute("insert into t values (?)", (value,))


def transaction(connection, values):
    try:
        insert(connection, values)
    except (Broken, sqlite3.Error) as error:
        connection.rollback()
        print(type(error).__name__, error)
        return False
    else:
        connection.commit()
        return True
    finally:
        print(connection.in_transaction)


def by_hand():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("create table t (x integer unique)")
    connection.execute("begin")
    insert(connection, [7])
    connection.execute("savepoint s")
    insert(connection, [8])
    connection.execute("rollback to s")
    connection.execute("commit")
    return [x for (x,) in connection.execute("select x from t")]


def main():
    connection = sqlite3.connect(":memory:", isolation_level="IMMEDIATE")
    connection.execute("create table t (x integer unique)")
    print(transaction(connection, [1, 2]), transaction(connection, [3, 2]), transaction(connection, [4, -1]))
    print(by_hand())
    print([x for (x,) in connection.execute("select x from t order by x")])
    connection.close()


if __name__ == "__main__":
    main()
