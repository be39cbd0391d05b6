import functools

import aiohttp


class Users:
    def __init__(self, client):
        self.client = client

    async def get(self, name):
        return await self.client.get(f"/users/{name}")


class Item:
    def __init__(self, client, data):
        self.client = client
        self.data = data

    async def refresh(self):
        self.data = await self.client.get(f"/items/{self.data['id']}")


class Client:
    def __init__(self, base):
        self.base = base
        self.session = aiohttp.ClientSession()
        self.users = Users(self)

    async def get(self, path):
        async with self.session.get(self.base + path) as response:
            return await response.json(content_type=None)

    async def item(self, number):
        return Item(self, await self.get(f"/items/{number}"))

    async def pages(self):
        for number in range(3):
            yield await self.get(f"/pages/{number}")

    async def names(self):
        return [one["name"] for one in await self.get("/names")]

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def bound_method(url):
    async with aiohttp.ClientSession() as session:
        get = session.get
        print("begin")
        async with get(url) as response:
            return await response.text(errors="replace")


async def part(base):
    async with Client(base) as client:
        users = client.users
        print("begin")
        print(await users.get("me"))


async def objects(base):
    async with Client(base) as client:
        items = [await client.item(number) for number in (1, 2)]
        print("begin")
        for item in items:
            await item.refresh()
    print("end")


async def generator(base):
    async with Client(base) as client:
        pages = client.pages()
        print("begin")
        async for page in pages:
            print(page)


async def function_inside(base):
    async with Client(base) as client:
        async def show(path):
            print(await client.get(path))

        load = functools.partial(client.get, "/a")
        print("begin")
        await show("/b")
        print(await load())


async def plain_data(base):
    async with Client(base) as client:
        names = await client.names()
    print("begin")
    return names


async def given_back(base):
    client = Client(base)
    return await client.item(1)
