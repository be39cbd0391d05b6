import asyncio

import aiosqlite


class Settings:
    def __init__(self, path):
        self.path = path

    async def get(self, key, default=None):
        async with aiosqlite.connect(self.path) as connection:
            row = await (await connection.execute("select value from settings where key = ?", (key,))).fetchone()
            return row[0] if row else default

    async def show(self, *keys):
        for key in keys:
            print(key, await self.get(key))


async def main():
    await Settings("settings.db").show("theme", "language")


asyncio.run(main())
