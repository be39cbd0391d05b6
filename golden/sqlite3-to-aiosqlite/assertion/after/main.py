import aiosqlite


async def check(connection: aiosqlite.Connection):
    assert await (await connection.execute("pragma integrity_check")).fetchone() == ("ok",)
