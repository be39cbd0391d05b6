import asyncio


class Pool:
    async def fill(self):
        for host in self.hosts:
            for _ in range(3):
                try:
                    self.connections.append(await self.connect(host))
                    break
                except OSError:
                    await asyncio.sleep(1)

    async def drain(self):
        async def close(connection):
            for attempt in range(3):
                try:
                    return await connection.close()
                except OSError:
                    await asyncio.sleep(0.1)

        await asyncio.gather(*map(close, self.connections))
