import sqlite3


def visit(connection: sqlite3.Connection, page):
    changed = connection.execute("update visits set count = count + 1 where page = ?", (page,)).rowcount
    if not changed:
        connection.execute("insert into visits values (?, 1)", (page,))
    elif connection.execute("select count from visits where page = ?", (page,)).fetchone()[0] > 100:
        print("popular")
    connection.commit()
