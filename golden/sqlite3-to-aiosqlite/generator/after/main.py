import aiosqlite


async def entries(connection: aiosqlite.Connection, since):
    async for row in await connection.execute("select text from log where day >= ?", (since,)):
        yield row[0]


async def report(connection: aiosqlite.Connection):
    async for entry in entries(connection, "2024-01-01"):
        print(entry)
