"""Rows that are changed while they are gone over."""
import sqlite3


def main():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table queue (id integer primary key, state text)")
    connection.executemany("insert into queue (state) values (?)", [("new",)] * 5)
    cursor = connection.cursor()
    for (number,) in connection.execute("select id from queue where state = 'new' order by id").fetchall():
        cursor.execute("update queue set state = ? where id = ?", ("odd" if number % 2 else "even", number))
        if number == 4:
            break
    connection.commit()
    for state, count in cursor.execute("select state, count(*) from queue group by state order by state"):
        print(state, count)
    rows = connection.execute("select id from queue where state = 'even'")
    print([number for (number,) in rows], rows.fetchone())
    first = connection.execute("select id from queue order by id").fetchone()
    print(first[0] if first else None, connection.execute("select 1 where 0").fetchone())


main()
