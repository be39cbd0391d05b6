import asyncio
import sqlite3


async def main():
    connection = sqlite3.connect(":memory:")
    print(connection.execute("select 1").fetchall())
    connection.close()


asyncio.run(main())
