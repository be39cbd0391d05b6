import asyncio
import itertools
import random


async def load(client):
	for attempt in itertools.count():
		try:
			return await client.load()
		except OSError:
			print("again")
			await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))
