import asyncio


async def save():
	print("saved")


async def main():
	try:
		await save()
	finally:
		if await save():
			pass


asyncio.run(main())
