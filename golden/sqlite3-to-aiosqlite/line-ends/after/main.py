import aiosqlite


async def touch(path):
    async with aiosqlite.connect(path) as connection:
        await connection.execute("update files set seen = 1")
        await connection.commit()
