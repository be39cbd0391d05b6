import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

class Job:
    def __init__(self):
        self.token = None

    async def log_in(self):
        self.token = "secret"

    async def fetch_mail(self):
        return self.token

    async def run(self):
        await self.log_in()
        mail = await self.fetch_mail()
        return mail


async def main(key):
    return await Job().run()


print(asyncio.run(main("a")))
