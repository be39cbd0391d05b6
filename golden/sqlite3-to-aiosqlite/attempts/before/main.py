import sqlite3


def write(connection: sqlite3.Connection, value, attempts=3):
    for attempt in range(attempts):
        try:
            connection.execute("insert into log values (?)", (value,))
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == attempts - 1:
                raise
    else:
        return False
    connection.commit()
    return True
