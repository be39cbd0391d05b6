"""Functions of our own in the database, rows by name, converters."""
import datetime
import sqlite3

import os


def initials(name):
    return "".join(word[0] for word in name.split())


def prepare(connection: sqlite3.Connection) -> None:
    connection.create_function("initials", 1, initials, deterministic=True)
    connection.execute("create table people (name text, born day)")
    connection.execute("insert into people values (?, ?)", ("Ada Lovelace", datetime.date(1815, 12, 10).isoformat()))
    connection.execute("insert into people values (?, ?)", ("Alan Turing", "1912-06-23"))


def people(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    return connection.execute("select *, initials(name) as short from people order by born").fetchall()


def main():
    sqlite3.register_converter("day", lambda text: datetime.date.fromisoformat(text.decode()))
    connection = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
    connection.row_factory = sqlite3.Row
    prepare(connection)
    for row in people(connection):
        print(row["name"], row["short"], row["born"].year, row.keys())
    connection.text_factory = bytes
    print(tuple(connection.execute("select name from people limit 1").fetchone()))
    print(os.path.exists(":memory:"))


if __name__ == "__main__":
    main()
