import asyncio
import sqlite3


def names(path):
    connection = sqlite3.connect(path)
    return connection.execute("select name from users").fetchall()


async def main():
    for (name,) in names("users.db"):
        print(name)


asyncio.run(main())
