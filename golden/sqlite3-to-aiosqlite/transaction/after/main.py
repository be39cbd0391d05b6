import contextlib

import aiosqlite


@contextlib.asynccontextmanager
async def transaction(connection: aiosqlite.Connection):
    try:
        yield
    except BaseException:
        await connection.rollback()
        raise
    await connection.commit()


async def rename(connection: aiosqlite.Connection, old, new):
    async with transaction(connection):
        await connection.execute("update users set name = ? where name = ?", (new, old))
