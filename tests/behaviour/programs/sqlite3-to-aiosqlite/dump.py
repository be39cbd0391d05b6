"""A dump that is read into another database."""
import sqlite3


def fill(connection):
    connection.execute("create table t (x)")
    connection.executemany("insert into t values (?)", ((number,) for number in range(3)))
    connection.commit()


def copy(source, target):
    count = 0
    for statement in source.iterdump():
        count += 1
        target.executescript(statement) if "TRANSACTION" not in statement and statement != "COMMIT;" else None
    return count


def main():
    source = sqlite3.connect(":memory:")
    target = sqlite3.connect(":memory:")
    fill(source)
    print(copy(source, target))
    print(target.execute("select x from t").fetchall())
    print("\n".join([line for line in source.iterdump()]))


if __name__ == "__main__":
    main()
