import asyncio


class Client:
	async def read(self):
		if self.ready:
			async with asyncio.timeout(5):
				return await self.reader.read(
					100,
				)
