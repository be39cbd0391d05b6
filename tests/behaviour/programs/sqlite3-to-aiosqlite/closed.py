"""Connections that are closed in `finally`."""
import sqlite3


def count(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("select count(*) from sqlite_master").fetchone()[0]
    finally:
        connection.close()


def main():
    print(count(":memory:"))


if __name__ == "__main__":
    main()
