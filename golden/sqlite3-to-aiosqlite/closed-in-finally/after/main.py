import aiosqlite


async def count(path):
    connection = await aiosqlite.connect(path)
    try:
        return (await (await connection.execute("select count(*) from notes")).fetchone())[0]
    finally:
        await connection.close()
