# refused: handed-on, outlives-block
"""A connection that several threads share, and a lock around it."""
import sqlite3
import threading

lock = threading.Lock()


def add(connection, value):
    with lock:
        connection.execute("insert into t values (?)", (value,))
        connection.commit()


def main():
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("create table t (x)")
    threads = [threading.Thread(target=add, args=(connection, number)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(connection.execute("select sum(x) from t").fetchone())


if __name__ == "__main__":
    main()
