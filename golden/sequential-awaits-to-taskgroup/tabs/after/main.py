import asyncio


async def fetch(key):
	return key


async def main():
	if True:
		async with asyncio.TaskGroup() as tg:
			first_task = tg.create_task(fetch("a"))
			second_task = tg.create_task(fetch("b"))
		first = first_task.result()
		second = second_task.result()
	return first, second


print(asyncio.run(main()))
