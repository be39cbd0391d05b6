import asyncio


async def main():
	if True:
		asyncio.create_task(asyncio.sleep(0))
	print("started")


asyncio.run(main())
