import aiosqlite


async def rows(connection: aiosqlite.Connection):
    return [item async for item in await connection.execute("select id from users")]


async def largest(connection: aiosqlite.Connection):
    return max([size async for (size,) in await connection.execute("select size from files")])
