import aiosqlite

SCHEMA = """
create table users (name text);
create index by_name on users (name);
"""


async def create(path, names):
    async with aiosqlite.connect(path) as connection:
        await connection.executescript(SCHEMA)
        await connection.executemany("insert into users values (?)", [(name,) for name in names])
        await connection.commit()
        print(connection.total_changes, connection.in_transaction)
