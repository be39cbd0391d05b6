import asyncio

background_tasks = set()


async def main():
	if True:
		task = asyncio.create_task(asyncio.sleep(0))
		background_tasks.add(task)
		task.add_done_callback(background_tasks.discard)
	print("started")


asyncio.run(main())
