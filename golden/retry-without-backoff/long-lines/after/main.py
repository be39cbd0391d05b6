import asyncio
import random


class Pool:
    async def fill(self):
        for host in self.hosts:
            for attempt in range(3):
                try:
                    self.connections.append(await self.connect(host))
                    break
                except OSError:
                    delay = min(60, 1.25 * 2**attempt)
                    await asyncio.sleep(delay * random.uniform(0.5, 1))

    async def flush(self):
        while self.connections:
            for number_of_the_attempt in range(1, 5):
                try:
                    await self.send()
                    break
                except ConnectionError:
                    print("again")
                    delay = min(60, 2 ** (number_of_the_attempt - 1))
                    await asyncio.sleep(delay * random.uniform(0.5, 1))
