import asyncio


class Client:
    async def _flush(self):
        if self.buffer:
            try:
                await self.writer.drain()
            except asyncio.CancelledError:
                print("not flushed")
                raise

    async def close(self):
        await self._flush()
        self.writer.close()
