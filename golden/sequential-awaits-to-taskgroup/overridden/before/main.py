import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

class Protocol:
    async def send(self, text): ...

    async def receive(self): ...

    async def ask(self, text):
        await self.send(text)
        answer = await self.receive()
        return answer


class Echo(Protocol):
    async def send(self, text):
        self.text = text

    async def receive(self):
        return self.text


async def main(key):
    return await Echo().ask(key)


print(asyncio.run(main("a")))
