import aiosqlite


async def vacuum(path):
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await connection.execute("vacuum")
