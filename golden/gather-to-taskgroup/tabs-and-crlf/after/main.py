import asyncio


async def wait():
	return 1


async def main():
	if True:
		async with asyncio.TaskGroup() as tg:
			tasks = [tg.create_task(wait()), tg.create_task(wait())]
		print([task.result() for task in tasks])


asyncio.run(main())
