import time
import asyncio


class Pause:
	def __enter__(self):
		time.sleep(0)

	def __exit__(self, *exc_info): print("left")


async def main():
	with Pause(): print("inside")


asyncio.run(main())
