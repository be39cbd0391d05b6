import asyncio


async def work(number):
	print(number)


if __name__ == "__main__":
	asyncio.run(work(1))
	with asyncio.Runner() as runner:
		runner.run(work(2))
		runner.run(work(3))
