import functools

import anyio


async def work(a, b=0):
	async with anyio.create_task_group() as tg:
		tg.start_soon(
			functools.partial(
				print_all,
				a,
				b=b,
			)
		)
	print("done")


async def print_all(*values, **more):
	print(values, more)


anyio.run(work, 1)
