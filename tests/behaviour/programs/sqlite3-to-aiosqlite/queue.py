"""A worker that takes jobs, with rows in conditions of loops."""
import sqlite3


class Empty(Exception):
    pass


class Queue:
    def take(self, connection):
        row = connection.execute("select id, name from jobs where done = 0 order by id limit 1").fetchone()
        if row is None:
            raise Empty
        connection.execute("update jobs set done = 1 where id = ?", (row[0],))
        return row[1]

    def left(self, connection):
        return connection.execute("select count(*) from jobs where done = 0").fetchone()[0]

    def work(self, connection):
        while self.left(connection) > 1 and (name := self.take(connection)):
            yield name
        yield self.take(connection)


def main():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table jobs (id integer primary key, name text, done integer default 0)")
    connection.executemany("insert into jobs (name) values (?)", [("a",), ("b",), ("c",)])
    queue = Queue()
    for name in queue.work(connection):
        print(name, queue.left(connection))
    try:
        queue.take(connection)
    except Empty:
        print("empty")
    connection.commit()


if __name__ == "__main__":
    main()
