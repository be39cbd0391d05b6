class Client:
    async def __aenter__(self):
        await self.greet()
        await self.greet()
        return self

    async def __aexit__(self, *exc_info):
        await self.greet()

    async def greet(self):
        print("hi")


async def main():
    async with Client() as client:
        await client.greet()
