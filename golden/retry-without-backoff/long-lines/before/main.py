import asyncio


class Pool:
    async def fill(self):
        for host in self.hosts:
            for _ in range(3):
                try:
                    self.connections.append(await self.connect(host))
                    break
                except OSError:
                    await asyncio.sleep(1.25)

    async def flush(self):
        while self.connections:
            for number_of_the_attempt in range(1, 5):
                try:
                    await self.send()
                    break
                except ConnectionError:
                    print("again")
