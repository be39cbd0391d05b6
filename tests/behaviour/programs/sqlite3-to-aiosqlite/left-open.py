"""Uncommitted changes of connections that are left, and errors of opening."""
import os
import sqlite3
import tempfile


def write(path, commit):
    connection = sqlite3.connect(path)
    connection.execute("insert into t values (1)")
    if commit:
        connection.commit()


def count(path):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    return connection.execute("select count(*) from t").fetchone()[0]


def broken(path):
    try:
        connection = sqlite3.connect(path)
        return connection.execute("select 1").fetchone()
    except sqlite3.OperationalError as error:
        return str(error)


def main():
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "x.db")
        connection = sqlite3.connect(path)
        connection.execute("create table t (x)")
        write(path, True)
        write(path, False)
        print(count(path))
        print(broken(os.path.join(directory, "missing", "x.db")))


main()
