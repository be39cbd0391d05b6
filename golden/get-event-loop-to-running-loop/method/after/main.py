import asyncio


class Client:
    def get_event_loop(self):
        return None

    async def run(self):
        return asyncio.get_running_loop().is_running(), self.get_event_loop()


print(asyncio.run(Client().run()))
