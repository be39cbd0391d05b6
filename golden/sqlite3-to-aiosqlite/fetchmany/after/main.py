import aiosqlite


async def portions(connection: aiosqlite.Connection, size):
    cursor = await connection.execute("select * from events")
    while rows := await cursor.fetchmany(size):
        yield rows
