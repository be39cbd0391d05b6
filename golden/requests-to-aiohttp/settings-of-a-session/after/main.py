import asyncio
import ssl

import aiohttp


class Client:
    def __init__(self, base, user, password):
        self.base = base
        self.session = aiohttp.ClientSession(
            auth=aiohttp.BasicAuth(user, password), connector=aiohttp.TCPConnector(ssl=False)
        )
        self.session.headers.update({"Accept": "application/json"})
        self.retries = 3

    async def get(self, path):
        async with self.session.get(self.base + path) as response:
            return await response.json(content_type=None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def labels(base, user, password):
    async with aiohttp.ClientSession(auth=aiohttp.BasicAuth(user, password)) as session:
        async with session.get(f"{base}/labels") as response:
            return await response.json(content_type=None)


async def label(base, name, bundle="ca.pem"):
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=ssl.create_default_context(cafile="ca.pem"))
    ) as session:
        session.cookie_jar.update_cookies({"seen": "yes"})
        async with session.get(f"{base}/labels/{name}") as response:
            return await response.json(content_type=None)


async def main():
    async with Client("http://localhost", "me", "secret") as client:
        print(await client.get("/me"), await labels(client.base, "me", "secret"), await label(client.base, "red"))


if __name__ == "__main__":
    asyncio.run(main())
