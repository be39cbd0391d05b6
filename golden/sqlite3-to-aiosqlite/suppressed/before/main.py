import sqlite3


def names(path):  # aioshift: ignore[sqlite3-to-aiosqlite]
    connection = sqlite3.connect(path)
    return connection.execute("select name from users").fetchall()


def main():
    print(names("users.db"))


main()
