import asyncio


async def ticks():
	yield 1
	await asyncio.sleep(0)


async def main():
	async for tick in ticks(): print(tick)


asyncio.run(main())
