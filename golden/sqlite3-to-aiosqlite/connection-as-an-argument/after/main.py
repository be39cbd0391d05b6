import aiosqlite


async def add(connection: aiosqlite.Connection, name: str) -> int:
    cursor = await connection.execute("insert into tags (name) values (?)", (name,))
    await connection.commit()
    return cursor.lastrowid


async def add_all(connection: aiosqlite.Connection, names: list[str]) -> list[int]:
    return [await add(connection, name) for name in names]
