import aiosqlite


async def index(connection: aiosqlite.Connection):
    return {name: number async for number, name in await connection.execute("select id, name from users")}


async def sizes(connection: aiosqlite.Connection):
    return [size async for (size,) in await connection.execute("select size from files") if size]
