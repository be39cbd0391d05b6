import asyncio


async def _next(value):
	return value + 1


async def main():
	await asyncio.sleep(0)
	print(
		await _next(1),
		(await
		 _next(2)),
	)


asyncio.run(main())
