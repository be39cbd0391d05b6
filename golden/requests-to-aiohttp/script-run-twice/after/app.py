import asyncio

import aiohttp


class Api:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def users(self):
        async with self.session.get("http://localhost/users") as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


if __name__ == "__main__":
    async def main():
        async with Api() as api:
            for user in await api.users():
                print(user)
            print(len(await api.users()))

    asyncio.run(main())
