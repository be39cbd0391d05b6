import asyncio


class Connection:
    async def _close(self):
        await asyncio.sleep(0)
        print("closed")

    async def close(self):
        return self._close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *failure):
        return self._close()

    async def reset(self):
        await self.close()


async def main():
    async with Connection() as connection:
        await connection.reset()


asyncio.run(main())
