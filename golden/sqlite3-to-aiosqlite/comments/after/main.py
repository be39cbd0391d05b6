import aiosqlite


async def count(connection: aiosqlite.Connection):
    # Both are counted.
    cursor = await connection.execute(
        "select count(*) from notes"  # all of them
    )

    return (await cursor.fetchone())[0]  # one row
