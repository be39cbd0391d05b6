import asyncio
import sys

import aiosqlite


async def main():
    async with aiosqlite.connect(sys.argv[1]) as connection:
        async for (name,) in await connection.execute("select name from users"):
            print(name)
        await connection.close()


asyncio.run(main())
