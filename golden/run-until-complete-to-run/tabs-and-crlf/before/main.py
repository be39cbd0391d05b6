import asyncio


async def work(number):
	print(number)


if __name__ == "__main__":
	loop = asyncio.new_event_loop()
	try:
		loop.run_until_complete(work(1))
	finally:
		loop.close()
	loop_2 = asyncio.new_event_loop()
	loop_2.run_until_complete(work(2))
	loop_2.run_until_complete(work(3))
	loop_2.close()
