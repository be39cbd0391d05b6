import asyncio

import aiosqlite


async def names(path):
    async with aiosqlite.connect(path) as connection:
        return await (await connection.execute("select name from users")).fetchall()


async def main():
    for (name,) in await names("users.db"):
        print(name)


asyncio.run(main())
