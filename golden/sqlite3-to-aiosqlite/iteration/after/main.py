import aiosqlite


async def show(connection: aiosqlite.Connection):
    async for name, size in await connection.execute("select name, size from files"):
        print(name, size)


async def total(connection: aiosqlite.Connection):
    cursor = await connection.execute("select size from files")
    result = 0
    async for row in cursor:
        result += row[0]
    return result
