import asyncio
import functools


def connected(method):
    @functools.wraps(method)
    async def connect_first(self, *args):
        await self.connect()
        return await method(self, *args)

    return connect_first


class Client:
    def __init__(self):
        self.is_connected = False

    async def connect(self):
        if not self.is_connected:
            await asyncio.sleep(0.01)
        self.is_connected = True

    @connected
    async def fetch(self, key):
        await asyncio.sleep(0.01)
        return key

    @connected
    async def describe(self, key):
        return "about " + key


async def main():
    client = Client()
    print(await client.fetch("a"), await client.describe("b"))


if __name__ == "__main__":
    asyncio.run(main())
