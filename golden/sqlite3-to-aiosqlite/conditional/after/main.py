import aiosqlite


async def known(connection: aiosqlite.Connection, name):
    return bool(name) and await (await connection.execute("select 1 from users where name = ?", (name,))).fetchone() is not None
