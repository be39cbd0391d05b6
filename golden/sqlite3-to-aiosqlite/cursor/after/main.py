import aiosqlite


async def latest(connection: aiosqlite.Connection, limit):
    cursor = await connection.cursor()
    await cursor.execute("select id, title from posts order by id desc limit ?", (limit,))
    columns = [column[0] for column in cursor.description]
    found = [dict(zip(columns, row)) for row in await cursor.fetchall()]
    await cursor.close()
    return found
