"""What goes wrong is caught as before, and rolled back."""
import sqlite3


def transfer(connection, amount):
    try:
        connection.execute("update accounts set balance = balance - ? where name = 'a'", (amount,))
        connection.execute("update accounts set balance = balance + ? where name = 'b'", (amount,))
        connection.commit()
    except sqlite3.IntegrityError as error:
        connection.rollback()
        return f"refused: {error}"
    return "done"


def main():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table accounts (name text primary key, balance integer check (balance >= 0))")
    connection.execute("insert into accounts values ('a', 10), ('b', 0)")
    print(transfer(connection, 7))
    print(transfer(connection, 7))
    print(connection.execute("select name, balance from accounts order by name").fetchall())
    cursor = connection.execute("insert into accounts values ('c', 1)")
    print(cursor.lastrowid, cursor.rowcount)
    try:
        connection.execute("select nothing from nowhere")
    except sqlite3.OperationalError as error:
        print(error)
    connection.close()


main()
