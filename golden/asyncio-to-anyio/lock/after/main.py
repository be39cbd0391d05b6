import asyncio

import anyio


class Account:
    def __init__(self):
        self._lock = anyio.Lock()
        self.balance = 0

    async def add(self, amount):
        async with self._lock:
            balance = self.balance
            await anyio.sleep(0)
            self.balance = balance + amount

    async def clear(self):
        await self._lock.acquire()
        try:
            self.balance = 0
        finally:
            self._lock.release()


async def main():
    account = Account()
    await asyncio.gather(account.add(1), account.add(2))
    print(account.balance)
    await account.clear()
    print(account.balance)
    printing = anyio.Lock()

    async def say(text):
        async with printing:
            print(text, printing.locked())

    await asyncio.gather(say("a"), say("b"))


anyio.run(main)
