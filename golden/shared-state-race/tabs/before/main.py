import asyncio


class Counter:
	def __init__(self):
		self.n = 0

	async def up(self):
		n = self.n
		await asyncio.sleep(0)
		self.n = n + 1


async def main():
	counter = Counter()
	await counter.up()
	print(counter.n)


asyncio.run(main())
