import asyncio
import time


def ticks():
	yield 1
	time.sleep(0)


async def main():
	for tick in ticks(): print(tick)


asyncio.run(main())
