import asyncio


async def load(client):
	while True:
		try:
			return await client.load()
		except OSError:
			print("again")
