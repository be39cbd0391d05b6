import httpx


class Pages:
    @staticmethod
    async def load(url):
        async with httpx.AsyncClient() as client:
            return (await client.get(url)).text

    @classmethod
    async def both(cls, first, second):
        return await cls.load(first) + await cls.load(second)


async def show():
    print(await Pages.both("https://example.org/a", "https://example.org/b"))
