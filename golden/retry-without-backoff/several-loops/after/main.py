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
                    await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))

    async def drain(self):
        async def close(connection):
            for attempt in range(3):
                try:
                    return await connection.close()
                except OSError:
                    delay = min(60, 0.1 * 2**attempt)
                    await asyncio.sleep(delay * random.uniform(0.5, 1))

        await asyncio.gather(*map(close, self.connections))
