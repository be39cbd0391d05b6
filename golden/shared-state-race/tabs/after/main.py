import asyncio


class Counter:
	def __init__(self):
		self.n = 0
		self._n_lock = asyncio.Lock()

	async def up(self):
		async with self._n_lock:
			n = self.n
			await asyncio.sleep(0)
			self.n = n + 1


async def main():
	counter = Counter()
	await counter.up()
	print(counter.n)


asyncio.run(main())
