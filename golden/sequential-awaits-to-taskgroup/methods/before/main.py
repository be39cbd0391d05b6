import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

class Response:
    async def json(self):
        return "data"


class Session:
    async def get(self, url):
        await asyncio.sleep(0)
        return Response()


class Api:
    def __init__(self):
        self.session = Session()

    async def get_users(self):
        response = await self.session.get("users")
        return await response.json()

    async def get_orders(self):
        response = await self.session.get("orders")
        return await response.json()

    async def load(self):
        users = await self.get_users()
        orders = await self.get_orders()
        return users, orders


async def main(key):
    return await Api().load()


print(asyncio.run(main("a")))
