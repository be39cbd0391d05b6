import aiosqlite


class Users:
    def __init__(self, connection: aiosqlite.Connection):
        self.connection = connection

    async def __aiter__(self):
        async for row in await self.connection.execute("select name from users"):
            yield row[0]


async def show(connection: aiosqlite.Connection):
    async for name in Users(connection):
        print(name)
