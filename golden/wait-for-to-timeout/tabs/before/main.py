import asyncio


class Client:
	async def read(self):
		if self.ready:
			return await asyncio.wait_for(
				self.reader.read(
					100,
				),
				5,
			)
