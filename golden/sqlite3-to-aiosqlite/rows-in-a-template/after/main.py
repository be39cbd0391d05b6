import aiosqlite


async def status(connection: aiosqlite.Connection):
    return f"{(await (await connection.execute('select count(*) from jobs')).fetchone())[0]} jobs"


async def oldest(connection: aiosqlite.Connection):
    return dict(await (await connection.execute("select name, min(day) from jobs group by name")).fetchall())
