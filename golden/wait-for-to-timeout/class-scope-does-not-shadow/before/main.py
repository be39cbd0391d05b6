import asyncio


class Client:
    asyncio = None
    timeout = 7

    async def read(self):
        return await asyncio.wait_for(asyncio.sleep(0, self.timeout), 5)


print(asyncio.run(Client().read()))
