"""The first row is taken by itself, the rest by a loop."""
import sqlite3


def read(connection):
    rows = connection.execute("select x from t order by x")
    first = rows.fetchone()
    rest = [x for (x,) in rows]
    return first, rest


def typed(connection):
    cursor = connection.cursor()
    assert isinstance(cursor, sqlite3.Cursor)
    return cursor.execute("select 1").fetchone()


def main():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (x integer)")
    connection.executemany("insert into t values (?)", [(number,) for number in range(10)])
    print(read(connection))
    print(typed(connection))
    connection.commit()


main()
