"""A connection that goes through functions without annotations, keywords and defaults."""
import sqlite3


def query(connection, statement, *parameters, one=False):
    cursor = connection.execute(statement, parameters)
    rows = cursor.fetchall()
    return (rows[0] if rows else None) if one else rows


def scalar(connection, statement, *parameters):
    row = query(connection, statement, *parameters, one=True)
    return row[0] if row else None


def insert(*, connection, table, **values):
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    return connection.execute(f"insert into {table} ({names}) values ({marks})", tuple(values.values())).lastrowid


def main():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table users (id integer primary key, name text, age integer)")
    ids = [insert(connection=connection, table="users", name=name, age=age) for name, age in (("ada", 36), ("alan", 41))]
    print(ids, query(connection, "select name from users where age > ?", 40))
    print(scalar(connection, "select count(*) from users"), scalar(connection, "select name from users where id = ?", 9))
    print(f"{scalar(connection, 'select avg(age) from users'):.1f}", connection.total_changes)
    connection.commit()


if __name__ == "__main__":
    main()
