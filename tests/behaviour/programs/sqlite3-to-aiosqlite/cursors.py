"""Cursors: described, gone over, read one by one and in portions."""
import sqlite3


def fill(connection):
    connection.executescript("create table t (name text, size integer); create index i on t (name);")
    connection.executemany("insert into t values (?, ?)", [(f"n{number}", number * 10) for number in range(7)])
    connection.commit()
    return connection.total_changes


def described(connection):
    cursor = connection.cursor()
    cursor.execute("select name, size as bytes from t order by size limit 2")
    columns = [column[0] for column in cursor.description]
    rows = [dict(zip(columns, row)) for row in cursor.fetchall()]
    cursor.close()
    return rows


def one_by_one(connection):
    cursor = connection.execute("select name from t order by name")
    while (row := cursor.fetchone()) is not None:
        yield row[0]


def portions(connection, size):
    cursor = connection.execute("select size from t order by size")
    while rows := cursor.fetchmany(size):
        yield sum(row[0] for row in rows)


def main():
    connection = sqlite3.connect(":memory:")
    print(fill(connection))
    print(described(connection))
    print([name for name in one_by_one(connection)])
    for total in portions(connection, 3):
        print(total)
    print(sum(size for (size,) in connection.execute("select size from t")))
    print({name: size for name, size in connection.execute("select name, size from t") if size > 30})
    print(sorted(connection.execute("select size from t where size < 20").fetchall()))


if __name__ == "__main__":
    main()
