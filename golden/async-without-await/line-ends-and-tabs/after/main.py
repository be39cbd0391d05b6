import asyncio


def _next(value):
	return value + 1


async def main():
	await asyncio.sleep(0)
	print(
		_next(1),
		(_next(2)),
	)


asyncio.run(main())
