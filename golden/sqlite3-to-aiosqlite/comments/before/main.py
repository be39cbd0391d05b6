import sqlite3


def count(connection: sqlite3.Connection):
    # Both are counted.
    cursor = connection.execute(
        "select count(*) from notes"  # all of them
    )

    return cursor.fetchone()[0]  # one row
