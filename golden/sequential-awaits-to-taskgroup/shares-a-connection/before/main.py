import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

class Connection:
    async def fetch(self, query):
        return query


class Store:
    def __init__(self):
        self.connection = Connection()

    async def get_users(self):
        return await self.connection.fetch("users")

    async def get_orders(self):
        return await self.connection.fetch("orders")

    async def load(self):
        users = await self.get_users()
        orders = await self.get_orders()
        return users, orders


async def main(key):
    return await Store().load()


print(asyncio.run(main("a")))
