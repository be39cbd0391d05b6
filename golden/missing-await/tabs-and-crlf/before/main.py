import asyncio


async def save():
	print("saved")


async def main():
	try:
		save()
	finally:
		if save():
			pass


asyncio.run(main())
