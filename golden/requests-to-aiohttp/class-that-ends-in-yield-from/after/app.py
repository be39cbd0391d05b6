import aiohttp


class Client:
    def __init__(self, base):
        self.base = base
        self.session = aiohttp.ClientSession()

    async def page(self, number):
        async with self.session.get(f"{self.base}/pages/{number}") as response:
            return await response.json(content_type=None)

    async def items(self):
        number = 1
        while number:
            page = await self.page(number)
            number = page["next"]
            for item in page["items"]:
                yield item

    async def all(self):
        async for item in self.items():
            yield item

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.close()


async def show(base):
    async with Client(base) as client:
        async for item in client.all():
            print(item)
