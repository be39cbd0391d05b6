import asyncio

import net


class Client:
    def __init__(self, prefix):
        self.prefix = prefix

    async def get(self, name):
        return self.prefix + await net.read(name)


async def report(client, names):
    for name in names:
        print((await client.get(name)).lower())


async def main():
    await report(Client("/"), ["a", "b"])


asyncio.run(main())
