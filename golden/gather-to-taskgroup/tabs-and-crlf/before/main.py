import asyncio


async def wait():
	return 1


async def main():
	if True:
		print(await asyncio.gather(wait(), wait()))


asyncio.run(main())
