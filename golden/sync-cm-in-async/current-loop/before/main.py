import asyncio


class Client:
    def __enter__(self):
        loop = asyncio.get_event_loop()
        loop.run_until_complete(self.greet())
        loop.run_until_complete(self.greet())
        return self

    def __exit__(self, *exc_info):
        asyncio.get_event_loop().run_until_complete(self.greet())

    async def greet(self):
        print("hi")


async def main():
    with Client() as client:
        await client.greet()
