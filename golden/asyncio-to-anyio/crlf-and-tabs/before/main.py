import asyncio


async def work(a, b=0):
	async with asyncio.TaskGroup() as tg:
		tg.create_task(
			print_all(
				a,
				b=b,
			)
		)
	print("done")


async def print_all(*values, **more):
	print(values, more)


asyncio.run(work(1))
