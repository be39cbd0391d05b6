import asyncio
from unittest.mock import AsyncMock


class Sender:
    async def send(self, text):
        print("sent", text)
        return len(text)


class Service:
    def __init__(self, sender):
        self.sender = sender

    async def greet(self, name):
        await asyncio.sleep(0)
        return await self.sender.send(f"hello {name}")


async def main():
    print(await Service(Sender()).greet("ada"))
    double = AsyncMock(spec=Sender)
    double.send.return_value = 7
    print(await Service(double).greet("bob"))


asyncio.run(main())
