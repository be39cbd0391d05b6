import aiosqlite


class Users:
    @staticmethod
    async def count(connection: aiosqlite.Connection):
        return (await (await connection.execute("select count(*) from users")).fetchone())[0]

    @classmethod
    async def empty(cls, connection: aiosqlite.Connection):
        return await cls.count(connection) == 0
