import asyncio


class Client:
    asyncio = None
    timeout = 7

    async def read(self):
        async with asyncio.timeout(5):
            return await asyncio.sleep(0, self.timeout)


print(asyncio.run(Client().read()))
