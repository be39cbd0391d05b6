"""A small table: written, read, counted."""
import os
import sqlite3
import tempfile


def create(path):
    connection = sqlite3.connect(path)
    connection.execute("create table notes (id integer primary key, text text)")
    connection.executemany("insert into notes (text) values (?)", [("one",), ("two",), ("three",)])
    connection.commit()
    connection.close()


def read(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    cursor = connection.cursor()
    cursor.execute("select id, text from notes order by id")
    rows = cursor.fetchall()
    for row in connection.execute("select text from notes where id > ?", (1,)):
        print(row["text"])
    connection.close()
    return [(row["id"], row["text"]) for row in rows]


def count(path):
    connection = sqlite3.connect(path)
    return connection.execute("select count(*) from notes").fetchone()[0]


def main():
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "notes.db")
        create(path)
        print(read(path))
        print(count(path))


if __name__ == "__main__":
    main()
