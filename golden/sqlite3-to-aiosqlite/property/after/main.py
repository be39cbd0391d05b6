import aiosqlite


class Users:
    def __init__(self, connection: aiosqlite.Connection):
        self.connection = connection

    @property
    async def count(self):
        return (await (await self.connection.execute("select count(*) from users")).fetchone())[0]


async def show(users: Users):
    print(await users.count)
