import asyncio


class Connection:
    async def close(self):
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, print, "closed"))

    async def receive(self):
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            await self.close()

    async def receive_all(self):
        return [await self.receive()]

    async def read(self):
        try:
            async with asyncio.timeout(0.001):
                print(await self.receive_all())
        except TimeoutError:
            print("too late")


loop = asyncio.new_event_loop()
loop.run_until_complete(Connection().read())
loop.close()
